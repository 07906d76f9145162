using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Metrics;

namespace Bayou.Api.Metrics;

/// <summary>Metric points as MLflow writes them.</summary>
internal static class MetricJson
{
    internal static void WriteObject(Utf8JsonWriter json, string key, MetricPoint point, string? runId = null)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteDouble("value"u8, point.Value);
        json.WriteNumber("timestamp"u8, point.Timestamp);
        json.WriteNumber("step"u8, point.Step);
        if (runId is not null)
        {
            json.WriteString("run_id"u8, runId);
        }

        json.WriteEndObject();
    }
}
