using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Spans;

namespace Bayou.Grains.Traces;

/// <summary>What events that come as log records change in their trace. Pure.</summary>
internal static class EventDecisions
{
    /// <summary>Most batches of events for one span.</summary>
    internal const int MaxBatches = 10_000;

    /// <summary>Parts a batch by span.</summary>
    internal static ImmutableArray<(string SpanId, ReadOnlyMemory<byte> Events)> BySpan(ReadOnlyMemory<byte> events) =>
    [
        .. SpanEvents.Decode(events)
            .GroupBy(static item => item.SpanId, StringComparer.Ordinal)
            .Select(static span => (span.Key, SpanEvents.Encode([.. span]))),
    ];

    /// <summary>Keeps events, also for spans that aren't there yet. A batch that was kept before isn't kept again.</summary>
    internal static TraceEvent? Log(TraceGrainState trace, ImmutableArray<(string SpanId, ReadOnlyMemory<byte> Events)> events)
    {
        var added = events.RemoveAll(item => trace.EventsOf(item.SpanId).Any(known => known.Span.SequenceEqual(item.Events.Span)));
        foreach (var (spanId, _) in added)
        {
            if (trace.EventsOf(spanId).Length >= MaxBatches)
            {
                throw BayouException.InvalidParameter($"Span '{spanId}' may have events from at most {MaxBatches} calls. Send more of them at a time.");
            }
        }

        return new TraceEvent { Events = added }.OrNothing();
    }
}
