using System.Text.Json;
using Bayou.Api.Assessments;
using Bayou.Api.Responses;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>A trace's head as API v3 writes it. MLflow stores more of metadata and tags than it answers: the rest is cut here.</summary>
internal static class TraceInfoJson
{
    private const int ShownKey = 250;
    private const int ShownMetadata = 250;
    private const int ShownTag = 4096;

    /// <summary>An answer whose <c>trace</c> has the head.</summary>
    internal static void WriteTrace(Utf8JsonWriter json, TraceInfo info)
    {
        json.WriteStartObject("trace"u8);
        WriteNamed(json, "trace_info"u8, info);
        json.WriteEndObject();
    }

    internal static void WriteNamed(Utf8JsonWriter json, ReadOnlySpan<byte> name, TraceInfo info)
    {
        json.WritePropertyName(name);
        WriteObject(json, info);
    }

    internal static void WriteObject(Utf8JsonWriter json, TraceInfo info)
    {
        json.WriteStartObject();
        json.WriteString("trace_id"u8, info.TraceId);
        json.WriteOptional("client_request_id"u8, info.ClientRequestId);
        json.WriteStartObject("trace_location"u8);
        json.WriteString("type"u8, "MLFLOW_EXPERIMENT"u8);
        json.WriteStartObject("mlflow_experiment"u8);
        json.WriteString("experiment_id"u8, info.ExperimentId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteOptional("request_preview"u8, info.RequestPreview);
        json.WriteOptional("response_preview"u8, info.ResponsePreview);
        json.WriteTimestamp("request_time"u8, info.RequestTime);
        if (info.ExecutionDuration is { } duration)
        {
            json.WriteDuration("execution_duration"u8, duration);
        }

        json.WriteString("state"u8, TraceStateWords.Of(info.State, isV2: false));
        WriteMap(json, "trace_metadata"u8, ShownMetadataOf(info));
        json.WriteList("assessments"u8, info.Assessments, (json, assessment) => AssessmentJson.WriteObject(json, info.TraceId, assessment));
        WriteMap(json, "tags"u8, ShownTagsOf(info));
        json.WriteEndObject();
    }

    internal static IEnumerable<Tag> ShownMetadataOf(TraceInfo info) => info.Metadata.Select(entry => Cut(entry, ShownMetadata));

    internal static IEnumerable<Tag> ShownTagsOf(TraceInfo info) => info.Tags.Select(entry => Cut(entry, ShownTag));

    private static void WriteMap(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<Tag> entries)
    {
        var open = false;
        foreach (var entry in entries)
        {
            if (!open)
            {
                json.WriteStartObject(name);
                open = true;
            }

            json.WriteString(entry.Key, entry.Value);
        }

        if (open)
        {
            json.WriteEndObject();
        }
    }

    private static Tag Cut(Tag entry, int shownValue) => new(Cut(entry.Key, ShownKey), Cut(entry.Value, shownValue));

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Half of a surrogate pair is no text.
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
