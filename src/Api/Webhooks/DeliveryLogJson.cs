using System.Text.Json;
using Bayou.Contracts.Webhooks;

namespace Bayou.Api.Webhooks;

/// <summary>What a webhook was sent. MLflow has no such answer; its fields follow MLflow's habits.</summary>
internal static class DeliveryLogJson
{
    internal static void Write(Utf8JsonWriter json, DeliveryLog log)
    {
        json.WriteStartArray("attempts"u8);
        foreach (var attempt in log.Attempts)
        {
            WriteAttempt(json, attempt);
        }

        json.WriteEndArray();
        json.WriteStartArray("pending"u8);
        foreach (var pending in log.Pending)
        {
            WritePending(json, pending);
        }

        json.WriteEndArray();
        json.WriteNumber("pending_count"u8, log.PendingCount);
    }

    private static void WriteAttempt(Utf8JsonWriter json, DeliveryAttempt attempt)
    {
        json.WriteStartObject();
        json.WriteString("delivery_id"u8, attempt.DeliveryId);
        json.WritePropertyName("event"u8);
        WebhookJson.WriteType(json, attempt.Type);
        json.WriteNumber("attempt"u8, attempt.Number);
        json.WriteNumber("timestamp"u8, attempt.Time);
        json.WriteNumber("duration_ms"u8, attempt.Duration);
        json.WriteString("outcome"u8, attempt.Outcome switch
        {
            DeliveryOutcome.Delivered => "DELIVERED",
            DeliveryOutcome.Retrying => "RETRYING",
            _ => "FAILED",
        });
        if (attempt.ResponseStatus is { } status)
        {
            json.WriteNumber("response_status"u8, status);
        }

        if (attempt.ErrorMessage is not null)
        {
            json.WriteString("error_message"u8, attempt.ErrorMessage);
        }

        if (attempt.NextAttemptTime is { } next)
        {
            json.WriteNumber("next_attempt_timestamp"u8, next);
        }

        json.WriteEndObject();
    }

    private static void WritePending(Utf8JsonWriter json, PendingDelivery pending)
    {
        json.WriteStartObject();
        json.WriteString("delivery_id"u8, pending.DeliveryId);
        json.WritePropertyName("event"u8);
        WebhookJson.WriteType(json, pending.Type);
        json.WriteNumber("creation_timestamp"u8, pending.CreationTime);
        json.WriteNumber("attempts"u8, pending.Attempts);
        json.WriteNumber("next_attempt_timestamp"u8, pending.NextAttemptTime);
        json.WriteEndObject();
    }
}
