using Bayou.Contracts.Traces;
using Bayou.Spans;

namespace Bayou.Api.Otlp;

/// <summary>What follows from spans once they are stored: the feedback that they carry.</summary>
/// <param name="grains">Where traces are.</param>
internal sealed class SpanFollowUp(IGrainFactory grains)
{
    /// <summary>Gives a trace the feedback of its spans. Most spans have none.</summary>
    /// <param name="trace">The spans' trace.</param>
    /// <param name="stored">The spans.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    internal async Task TakeAsync(TraceGroup trace, IReadOnlyList<ReceivedSpan> stored, CancellationToken cancellationToken)
    {
        foreach (var received in stored)
        {
            foreach (var assessment in SpanFeedback.Read(received, trace.Key) ?? [])
            {
                await grains.GetGrain<ITraceGrain>(trace.Key).LogAssessmentAsync(assessment, cancellationToken);
            }
        }
    }
}
