using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>Stores the spans of a request: checks each, finds their experiments, and hands those of each trace to its grain.</summary>
/// <param name="grains">Where traces are.</param>
/// <param name="intake">Normalises spans and codes them for the store.</param>
/// <param name="experiments">Finds experiments by name.</param>
/// <param name="followUp">Takes what spans bring besides themselves.</param>
/// <param name="instruments">Counts.</param>
internal sealed class TraceIngest(
    IGrainFactory grains, SpanIntake intake, OtlpExperiments experiments, SpanFollowUp followUp, OtlpInstruments instruments)
{
    private const string SourceRun = "mlflow.sourceRun";

    /// <summary>About how much a trace is handed at a time, so that no single record of the store is huge.</summary>
    private const long BatchBytes = 4 * 1024 * 1024;

    private const int BatchSpans = 4096;

    /// <summary>Stores all spans that can be stored.</summary>
    /// <param name="request">The spans.</param>
    /// <param name="rejections">Those of the request that could not be read.</param>
    /// <param name="destination">Where they go.</param>
    /// <param name="bytes">Size of the request.</param>
    /// <param name="cancellationToken">Ends the calls that have written nothing yet.</param>
    /// <returns>What was left out, and why.</returns>
    /// <exception cref="BayouException">
    /// INVALID_PARAMETER_VALUE: there is no span. The code of the first refusal: none of the spans could be stored.
    /// TEMPORARILY_UNAVAILABLE: some could not be stored now; the request may be sent again.
    /// </exception>
    internal async Task<OtlpResult> IngestAsync(
        ExportTraceServiceRequest request, Rejections rejections, Destination destination, long bytes, CancellationToken cancellationToken)
    {
        var traces = new Dictionary<ByteString, TraceGroup>();
        var total = rejections.Count;
        foreach (var part in request.ResourceSpans)
        {
            total += await GroupAsync(part, destination, traces, rejections, cancellationToken);
        }

        if (total == 0)
        {
            throw BayouException.InvalidParameter("Invalid OpenTelemetry format - no spans found");
        }

        var spansAtOnce = (int)Math.Clamp(BatchBytes * total / Math.Max(bytes, 1), 1, BatchSpans);
        await GrainCalls.RunAsync(
            [.. traces.Values],
            trace => StoreAsync(trace, destination.RunId, spansAtOnce, rejections, cancellationToken),
            (trace, refusal) => rejections.Add(refusal.Code, refusal.Message, trace.Spans.Count));
        await followUp.NoteResponsesAsync(traces.Values, cancellationToken);
        instruments.OnItems(OtlpSignal.Traces, total, rejections.Count);
        return rejections.Count < total ? rejections.ToResult(total, "spans") : throw rejections.ToException(total, "spans");
    }

    private async ValueTask<long> GroupAsync(
        ResourceSpans part,
        Destination destination,
        Dictionary<ByteString, TraceGroup> traces,
        Rejections rejections,
        CancellationToken cancellationToken)
    {
        var count = CountOf(part);
        if (count == 0)
        {
            return 0;
        }

        string experimentId;
        try
        {
            experimentId = await destination.ResolveAsync(part.Resource, experiments, cancellationToken);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.InvalidParameterValue)
        {
            rejections.Add(exception.Code, exception.Message, count);
            return count;
        }

        foreach (var scope in part.ScopeSpans)
        {
            foreach (var span in scope.Spans)
            {
                Group(new ReceivedSpan(span, part.Resource, scope.Scope), experimentId, traces, rejections);
            }
        }

        return count;
    }

    private static void Group(ReceivedSpan received, string experimentId, Dictionary<ByteString, TraceGroup> traces, Rejections rejections)
    {
        var span = received.Span;
        if (SpanCheck.FindFault(span) is { } fault)
        {
            rejections.Add(ErrorCode.InvalidParameterValue, fault);
            return;
        }

        if (!traces.TryGetValue(span.TraceId, out var trace))
        {
            traces.Add(span.TraceId, trace = new TraceGroup(span.TraceId, experimentId));
        }

        trace.Spans.Add(received);
    }

    private static long CountOf(ResourceSpans part)
    {
        var count = 0L;
        foreach (var scope in part.ScopeSpans)
        {
            count += scope.Spans.Count;
        }

        return count;
    }

    private async Task StoreAsync(
        TraceGroup trace, string? runId, int spansAtOnce, Rejections rejections, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ITraceGrain>(trace.Key);
        for (var first = 0; first < trace.Spans.Count; first += spansAtOnce)
        {
            var spans = trace.Spans.Count <= spansAtOnce
                ? trace.Spans
                : trace.Spans.GetRange(first, Math.Min(spansAtOnce, trace.Spans.Count - first));
            if (Encode(trace.ExperimentId, spans, rejections) is var (batch, good))
            {
                await grain.LogSpansAsync(runId is null ? batch : OfRun(batch, runId), cancellationToken);
                await followUp.TakeAsync(trace, good, cancellationToken);
            }
        }
    }

    /// <summary>Codes spans for the store, without those that can't be.</summary>
    /// <returns>Those that are coded, masked; null when none of them can be.</returns>
    private (SpanBatch Batch, List<ReceivedSpan> Good)? Encode(string experimentId, List<ReceivedSpan> spans, Rejections rejections)
    {
        try
        {
            return (intake.ToBatch(experimentId, spans), spans);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.InvalidParameterValue)
        {
            // Which one it was shows when each is tried alone.
            var good = spans.FindAll(span => IsGood(span, experimentId, rejections));
            return good.Count > 0 ? (intake.ToBatch(experimentId, good), good) : null;
        }
    }

    private bool IsGood(ReceivedSpan span, string experimentId, Rejections rejections)
    {
        try
        {
            intake.ToBatch(experimentId, [span]);
            return true;
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.InvalidParameterValue)
        {
            rejections.Add(exception.Code, exception.Message);
            return false;
        }
    }

    private static SpanBatch OfRun(SpanBatch batch, string runId) =>
        batch with { Hints = batch.Hints with { Metadata = batch.Hints.Metadata.Add(new Tag(SourceRun, runId)) } };
}
