using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>The spans of one trace in a request.</summary>
/// <param name="traceId">As OpenTelemetry knows it.</param>
/// <param name="experimentId">Where the trace goes if it is new: where the first of its spans in the request belongs.</param>
internal sealed class TraceGroup(ByteString traceId, string experimentId)
{
    /// <summary>Where the trace goes if it is new.</summary>
    internal string ExperimentId { get; } = experimentId;

    /// <summary>In the order of the request.</summary>
    internal List<ReceivedSpan> Spans { get; } = [];

    /// <summary>Responses of models that its spans brought.</summary>
    internal List<ResponseSpan> Responses { get; } = [];

    /// <summary>The key of the trace's grain.</summary>
    internal string Key { get; } = KeyOf(traceId);

    /// <summary>The key of a trace's grain: MLflow's id of it is <c>tr-</c> and OpenTelemetry's in hex.</summary>
    internal static string KeyOf(ByteString traceId) => GrainKeys.Trace(string.Create(3 + (traceId.Length * 2), traceId, static (text, id) =>
    {
        "tr-".CopyTo(text);
        Convert.TryToHexStringLower(id.Span, text[3..], out _);
    }));
}
