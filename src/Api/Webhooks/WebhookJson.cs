using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Webhooks;

namespace Bayou.Api.Webhooks;

/// <summary>Webhooks as MLflow writes them; the secret is no part of it.</summary>
internal static class WebhookJson
{
    internal static void WriteObject(Utf8JsonWriter json, Webhook webhook)
    {
        json.WriteStartObject();
        json.WriteString("webhook_id"u8, webhook.WebhookId);
        json.WriteString("name"u8, webhook.Name);
        json.WriteOptional("description"u8, webhook.Description);
        json.WriteString("url"u8, webhook.Url);
        json.WriteStartArray("events"u8);
        foreach (var type in webhook.Events)
        {
            WriteType(json, type);
        }

        json.WriteEndArray();
        json.WriteString("status"u8, webhook.Status == WebhookStatus.Active ? "ACTIVE"u8 : "DISABLED"u8);
        json.WriteNumber("creation_timestamp"u8, webhook.CreationTime);
        json.WriteNumber("last_updated_timestamp"u8, webhook.LastUpdateTime);
        json.WriteEndObject();
    }

    internal static void WriteWebhook(Utf8JsonWriter json, Webhook webhook)
    {
        json.WritePropertyName("webhook"u8);
        WriteObject(json, webhook);
    }

    internal static void WritePage(Utf8JsonWriter json, WebhookPage page)
    {
        json.WriteList("webhooks"u8, page.Webhooks, WriteObject);
        json.WritePageToken(page.NextPageToken);
    }

    internal static void WriteTestResult(Utf8JsonWriter json, WebhookTestResult result)
    {
        json.WriteStartObject("result"u8);
        json.WriteBoolean("success"u8, result.Success);
        if (result.ResponseStatus is { } status)
        {
            json.WriteNumber("response_status"u8, status);
        }

        json.WriteOptional("response_body"u8, result.ResponseBody);
        json.WriteOptional("error_message"u8, result.ErrorMessage);
        json.WriteEndObject();
    }

    /// <summary>An event by its upper-case names.</summary>
    internal static void WriteType(Utf8JsonWriter json, WebhookEventType type)
    {
        json.WriteStartObject();
        json.WriteString("entity"u8, type.Entity.Name().ToUpperInvariant());
        json.WriteString("action"u8, type.Action.Name().ToUpperInvariant());
        json.WriteEndObject();
    }
}
