using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>A span of a trace, and where its content is.</summary>
/// <param name="Head">The span.</param>
/// <param name="Record">The record of the stream of contents that holds it.</param>
/// <param name="Place">Its place in that record.</param>
/// <param name="SourceHash">The hash of the span as it came, where log records brought events to it; else null.</param>
/// <param name="JoinedEvents">How many batches of events from log records are joined to it.</param>
internal sealed record TraceSpan(SpanHead Head, long Record, int Place, long? SourceHash = null, int JoinedEvents = 0)
{
    /// <summary>Whether a span that comes in is the one from which this was made.</summary>
    internal bool IsMadeFrom(SpanHead received) => received.Hash == Head.Hash || received.Hash == SourceHash;
}
