using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans;

namespace Bayou.Api.Otlp;

/// <summary>What follows from spans once they are stored: the feedback that they carry, and feedback that waits for their responses.</summary>
/// <param name="grains">Where traces are.</param>
internal sealed class SpanFollowUp(IGrainFactory grains)
{
    /// <summary>Gives a trace the feedback of its spans, and notes their responses. Most spans have neither.</summary>
    /// <param name="trace">The spans' trace.</param>
    /// <param name="stored">The spans.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    internal async Task TakeAsync(TraceGroup trace, IReadOnlyList<ReceivedSpan> stored, CancellationToken cancellationToken)
    {
        foreach (var received in stored)
        {
            if (received.Span.Attributes.FindText(EvaluationResults.ResponseId) is { Length: <= EvaluationResults.MaxResponseId } responseId)
            {
                trace.Responses.Add(new ResponseSpan(responseId, trace.Key, Convert.ToHexStringLower(received.Span.SpanId.Span)));
            }

            foreach (var assessment in SpanFeedback.Read(received, trace.Key) ?? [])
            {
                await grains.GetGrain<ITraceGrain>(trace.Key).LogAssessmentAsync(assessment, cancellationToken);
            }
        }
    }

    /// <summary>Tells those who let feedback wait of responses, with one call for each experiment.</summary>
    /// <param name="traces">The traces of a request.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    internal async Task NoteResponsesAsync(IEnumerable<TraceGroup> traces, CancellationToken cancellationToken)
    {
        foreach (var experiment in traces.Where(static trace => trace.Responses.Count > 0).GroupBy(static trace => trace.ExperimentId, StringComparer.Ordinal))
        {
            await grains.GetGrain<IResponseEvaluationGrain>(GrainKeys.Experiment(experiment.Key))
                .NoteAsync([.. experiment.SelectMany(static trace => trace.Responses)], cancellationToken);
        }
    }
}
