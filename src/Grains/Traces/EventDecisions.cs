using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Spans;

namespace Bayou.Grains.Traces;

/// <summary>What events that come as log records change in their trace. Pure.</summary>
internal static class EventDecisions
{
    /// <summary>Most batches of events for one span.</summary>
    internal const int MaxBatches = 10_000;

    /// <summary>
    /// Most batches of events for spans that aren't there. They stay in memory and in the trace's stream, and nobody can see or delete them as
    /// long as no span comes, so they must not grow for ever.
    /// </summary>
    internal const int MaxWaitingBatches = 10_000;

    /// <summary>Largest size of them in bytes: some hundred calls of models with their messages.</summary>
    internal const long MaxWaitingBytes = 16 * 1024 * 1024;

    /// <summary>Parts a batch by span.</summary>
    internal static ImmutableArray<(string SpanId, ReadOnlyMemory<byte> Events)> BySpan(ReadOnlyMemory<byte> events) =>
    [
        .. SpanEvents.Decode(events)
            .GroupBy(static item => item.SpanId, StringComparer.Ordinal)
            .Select(static span => (span.Key, SpanEvents.Encode([.. span]))),
    ];

    /// <summary>Keeps events, also for spans that aren't there yet. A batch that was kept before isn't kept again.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: too many; none of them is kept.</exception>
    internal static TraceEvent? Log(TraceGrainState trace, ImmutableArray<(string SpanId, ReadOnlyMemory<byte> Events)> events)
    {
        var added = events.RemoveAll(item => trace.Events.Of(item.SpanId).Any(known => known.Span.SequenceEqual(item.Events.Span)));
        var (batches, bytes) = (trace.Events.WaitingBatches, trace.Events.WaitingBytes);
        foreach (var (spanId, batch) in added)
        {
            if (trace.Events.Of(spanId).Length >= MaxBatches)
            {
                throw BayouException.InvalidParameter($"Span '{spanId}' may have events from at most {MaxBatches} calls. Send more of them at a time.");
            }

            if (trace.Spans.Find(spanId) is null && (++batches > MaxWaitingBatches || (bytes += batch.Length) > MaxWaitingBytes))
            {
                throw BayouException.InvalidParameter(
                    $"Trace '{trace.TraceId}' has too many events for spans that have not come: at most {MaxWaitingBatches} calls with "
                    + $"{MaxWaitingBytes} bytes are kept. Send its spans first.");
            }
        }

        return new TraceEvent { Events = added }.OrNothing();
    }
}
