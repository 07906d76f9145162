using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts.Webhooks;

namespace Bayou.Api.Webhooks;

/// <summary>Reads the fields of webhook requests. Enums are upper-case names, numbers, or numbers given as text.</summary>
internal static class WebhookFields
{
    /// <summary>The events of a request, empty when it names none.</summary>
    internal static ImmutableArray<WebhookEventType> Events(ObjectFields fields) => fields.ObjectList("events", Event);

    /// <summary>One event, of which both parts must be there.</summary>
    internal static WebhookEventType Event(ObjectFields fields) => new(
        Enum<WebhookEntity>(fields, "entity", WebhookEventTypes.Name) ?? throw RequestErrors.Missing(fields.PathOf("entity")),
        Enum<WebhookAction>(fields, "action", WebhookEventTypes.Name) ?? throw RequestErrors.Missing(fields.PathOf("action")));

    /// <summary>The status, or null.</summary>
    internal static WebhookStatus? Status(ObjectFields fields) =>
        Enum<WebhookStatus>(fields, "status", static status => status == WebhookStatus.Active ? "active" : "disabled");

    /// <summary>The secret, or null when there is none or an empty one.</summary>
    internal static WebhookSecret? Secret(ObjectFields fields) => TextOrNull(fields, "secret") is { } secret ? new WebhookSecret(secret) : null;

    /// <summary>A text, or null when there is none or an empty one, which MLflow takes for none.</summary>
    internal static string? TextOrNull(ObjectFields fields, string name) => fields.Text(name) is { Length: > 0 } text ? text : null;

    private static T? Enum<T>(ObjectFields fields, string name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        if (!fields.TryGet(name, out var value))
        {
            return null;
        }

        var word = value.ValueKind switch
        {
            JsonValueKind.String => FieldValue.Text(fields.PathOf(name), value),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        var all = System.Enum.GetValues<T>();
        foreach (var known in all)
        {
            var number = Convert.ToInt32(known, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            var upperName = nameOf(known).ToUpperInvariant();
            if (word == number || word == upperName)
            {
                return known;
            }
        }

        var names = string.Join(", ", all.Select(known => nameOf(known).ToUpperInvariant()));
        throw RequestErrors.Invalid(fields.PathOf(name), value, $"one of {names}");
    }
}
