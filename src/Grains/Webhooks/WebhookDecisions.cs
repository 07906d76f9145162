using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks;

/// <summary>What webhooks may be, and what changes them. Pure.</summary>
internal static partial class WebhookDecisions
{
    private const int LongestDescription = 5000;
    private const int LongestUrl = 2048;
    private const int LongestSecret = 1000;

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: a name or another text is not allowed.</exception>
    internal static void CheckTexts(string? name, string? description, string? url, WebhookSecret? secret)
    {
        if (name is not null && (name.Length > Limits.WebhookName || !NamePattern().IsMatch(name)))
        {
            throw BayouException.InvalidParameter(
                $"Webhook name '{Shown(name)}' is invalid. It must start and end with a letter or digit, be at most {Limits.WebhookName} "
                + "characters long, and contain only letters, digits, dots (.), underscores (_), and hyphens (-).");
        }

        CheckLength("description", description, LongestDescription);
        CheckLength("url", url, LongestUrl);
        CheckLength("secret", secret?.Value, LongestSecret);
    }

    /// <summary>The events, each once.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is none, or one that doesn't exist.</exception>
    internal static ImmutableArray<WebhookEventType> CheckEvents(ImmutableArray<WebhookEventType> events)
    {
        if (events.IsEmpty)
        {
            throw BayouException.InvalidParameter("Webhook events must be a non-empty list of events, each with entity and action.");
        }

        foreach (var type in events)
        {
            CheckEvent(type);
        }

        return [.. events.Distinct()];
    }

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such event.</exception>
    internal static void CheckEvent(WebhookEventType type)
    {
        if (!WebhookEventTypes.All.Contains(type))
        {
            var valid = WebhookEventTypes.All.Where(known => known.Entity == type.Entity).Select(known => $"'{known.Action.Name()}'");
            throw BayouException.InvalidParameter(
                $"Invalid action '{type.Action.Name()}' for entity '{type.Entity.Name()}'. "
                + $"Valid actions are: [{string.Join(", ", valid.Order(StringComparer.Ordinal))}]");
        }
    }

    internal static StoredWebhook Find(WebhookCatalogState catalog, string webhookId) =>
        catalog.Find(webhookId) ?? throw BayouException.DoesNotExist($"Webhook with ID {Shown(webhookId)} not found.");

    /// <summary>Creation times differ, so that "newest first" is one order and a page ends at one place in it.</summary>
    internal static WebhookChange Create(
        WebhookCatalogState catalog, CreateWebhook command, string webhookId, ImmutableArray<byte> protectedSecret, long now)
    {
        var newest = catalog.All.Select(stored => stored.Webhook.CreationTime).DefaultIfEmpty().Max();
        var time = Math.Max(now, newest + 1);
        var webhook = new Webhook(
            webhookId, command.Name, command.Description, command.Url, command.Events, command.Status, time, time);
        return new WebhookChange(new StoredWebhook(webhook, protectedSecret), null);
    }

    internal static WebhookChange Update(
        WebhookCatalogState catalog, UpdateWebhook command, ImmutableArray<byte> protectedSecret, long now)
    {
        var (webhook, oldSecret) = Find(catalog, command.WebhookId);
        var changed = webhook with
        {
            Name = command.Name ?? webhook.Name,
            Description = command.Description ?? webhook.Description,
            Url = command.Url ?? webhook.Url,
            Events = command.Events.IsEmpty ? webhook.Events : [.. command.Events.Distinct()],
            Status = command.Status ?? webhook.Status,
            LastUpdateTime = Math.Max(now, webhook.LastUpdateTime),
        };
        return new WebhookChange(new StoredWebhook(changed, protectedSecret.IsEmpty ? oldSecret : protectedSecret), null);
    }

    internal static WebhookChange Delete(WebhookCatalogState catalog, string webhookId) =>
        new(null, Find(catalog, webhookId).Webhook.WebhookId);

    internal static IEnumerable<string> SubscribersOf(WebhookCatalogState catalog, WebhookEventType type) => catalog.All
        .Select(stored => stored.Webhook)
        .Where(webhook => webhook.Status == WebhookStatus.Active && webhook.Events.Contains(type))
        .Select(webhook => webhook.WebhookId);

    /// <summary>A page of the webhooks, newest first.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the size or the token.</exception>
    internal static WebhookPage List(WebhookCatalogState catalog, int maxResults, string? pageToken)
    {
        if (maxResults is < 1 or > Limits.WebhookListResults)
        {
            throw BayouException.InvalidParameter($"max_results must be between 1 and {Limits.WebhookListResults}.");
        }

        var after = WebhookPageToken.Decode(pageToken);
        var rest = catalog.All.Select(stored => stored.Webhook)
            .OrderByDescending(webhook => webhook.CreationTime).ThenByDescending(webhook => webhook.WebhookId, StringComparer.Ordinal)
            .Where(webhook => after is null || after.IsBefore(webhook))
            .Take(maxResults + 1)
            .ToImmutableArray();
        return rest.Length <= maxResults
            ? new WebhookPage(rest, null)
            : new WebhookPage(rest[..maxResults], WebhookPageToken.Of(rest[maxResults - 1]).Encode());
    }

    private static void CheckLength(string field, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            throw BayouException.InvalidParameter($"Webhook {field} has {text.Length} characters; the most that are allowed are {longest}.");
        }
    }

    private static string Shown(string text) => text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 100), "...");

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\z")]
    private static partial Regex NamePattern();
}
