using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces;

/// <summary>Makes what an index is told of a trace.</summary>
internal static class TraceChanges
{
    /// <summary>The difference that events made, as one change. The one that makes the trace visible tells all of it, from sequence 0 on.</summary>
    /// <param name="trace">The trace with the events in it; visible.</param>
    /// <param name="sequence">Its sequence number then.</param>
    /// <param name="events">The last events, in order; none where nothing changed.</param>
    internal static TraceChange Of(TraceGrainState trace, long sequence, ImmutableArray<TraceEvent> events) => events.Any(static change => change.MakesVisible)
        ? Whole(trace, sequence)
        : new TraceChange(
            trace.TraceId,
            sequence,
            sequence - events.Length,
            events.Any(static change => change.ChangesInfo) ? trace.ToInfo() : null,
            [.. events.SelectMany(static change => change.Spans).Select(static span => span.Head)],
            [.. events.SelectMany(static change => change.Signatures)],
            [.. events.SelectMany(static change => change.RunIds)],
            [.. events.SelectMany(static change => change.Prompts)],
            IsDeleted: false);

    /// <summary>All of a trace as its stream tells it, for an index that begins or has missed something.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="stored">Its stream.</param>
    /// <returns>Null where there is no trace, or only links and events that wait for it.</returns>
    internal static TraceChange? Replay(string traceId, StoredStream stored)
    {
        var trace = new TraceGrainState(traceId);
        Journal<TraceGrainState, TraceEvent>.Replay(trace, stored);
        return trace.IsVisible ? Whole(trace, stored.Sequence) : null;
    }

    /// <summary>That a trace is gone.</summary>
    internal static TraceChange Deletion(string traceId) => new(traceId, 0, 0, null, [], [], [], [], IsDeleted: true);

    /// <summary>How large a change is, for the bound of an index's call.</summary>
    internal static int EntriesOf(TraceChange change) =>
        1 + (2 * change.Spans.Length) + (change.Info is { } info ? info.Metadata.Length + info.Tags.Length + info.Assessments.Length : 0);

    private static TraceChange Whole(TraceGrainState trace, long sequence)
    {
        var all = trace.ToEvent();
        return new(
            trace.TraceId,
            sequence,
            PreviousSequence: 0,
            trace.ToInfo(),
            [.. all.Spans.Select(static span => span.Head)],
            all.Signatures,
            all.RunIds,
            all.Prompts,
            IsDeleted: false);
    }
}
