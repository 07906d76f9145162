using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;

namespace Bayou.Grains.Webhooks;

/// <summary>Where a page of webhooks ended. As text it is base64url of the creation time in ms, a colon and the id.</summary>
/// <param name="CreationTime">Of the page's last webhook.</param>
/// <param name="WebhookId">Of the page's last webhook.</param>
internal sealed record WebhookPageToken(long CreationTime, string WebhookId)
{
    internal static WebhookPageToken Of(Webhook last) => new(last.CreationTime, last.WebhookId);

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is no token.</exception>
    internal static WebhookPageToken? Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':') is [var time, var id]
            && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var creationTime))
        {
            return new WebhookPageToken(creationTime, id);
        }

        throw BayouException.InvalidParameter("Invalid page token. Send the next_page_token of the previous page as it came.");
    }

    internal string Encode() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{CreationTime}:{WebhookId}")));

    /// <summary>Whether a webhook comes after this place, in the order of the list.</summary>
    internal bool IsBefore(Webhook webhook) =>
        webhook.CreationTime < CreationTime
        || (webhook.CreationTime == CreationTime && string.CompareOrdinal(webhook.WebhookId, WebhookId) < 0);
}
