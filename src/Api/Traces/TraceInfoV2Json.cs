using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>A trace's head as API v2 writes it: times in ms, metadata and tags as lists, 0 for a duration that is not known.</summary>
internal static class TraceInfoV2Json
{
    internal static void WriteNamed(Utf8JsonWriter json, TraceInfo info)
    {
        json.WritePropertyName("trace_info"u8);
        WriteObject(json, info);
    }

    internal static void WritePage(Utf8JsonWriter json, TraceSearchPage page)
    {
        json.WriteList("traces"u8, page.Hits, static (json, hit) => WriteObject(json, hit.Info));
        json.WritePageToken(page.NextPageToken);
    }

    private static void WriteObject(Utf8JsonWriter json, TraceInfo info)
    {
        json.WriteStartObject();
        json.WriteString("request_id"u8, info.TraceId);
        json.WriteString("experiment_id"u8, info.ExperimentId);
        json.WriteNumber("timestamp_ms"u8, info.RequestTime);
        json.WriteNumber("execution_time_ms"u8, info.ExecutionDuration ?? 0);
        json.WriteString("status"u8, TraceStateWords.Of(info.State, isV2: true));
        json.WritePairs("request_metadata"u8, [.. TraceInfoJson.ShownMetadataOf(info)]);
        json.WriteTags([.. TraceInfoJson.ShownTagsOf(info)]);
        json.WriteEndObject();
    }
}
