using System.Collections.Immutable;

namespace Bayou.Grains.Traces;

/// <summary>The events that log records brought to the spans of a trace, in batches as they came.</summary>
internal sealed class TraceEvents
{
    private readonly Dictionary<string, ImmutableArray<ReadOnlyMemory<byte>>> _bySpan = new(StringComparer.Ordinal);

    /// <summary>Whether there are any.</summary>
    internal bool Any => _bySpan.Count > 0;

    /// <summary>What all of them take, in bytes.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Batches for spans that aren't there.</summary>
    internal int WaitingBatches { get; private set; }

    /// <summary>What those take, in bytes.</summary>
    internal long WaitingBytes { get; private set; }

    /// <summary>All batches with their spans.</summary>
    internal IEnumerable<(string SpanId, ReadOnlyMemory<byte> Events)> All =>
        _bySpan.SelectMany(static span => span.Value.Select(events => (span.Key, events)));

    /// <summary>The batches of one span, in their order.</summary>
    internal ImmutableArray<ReadOnlyMemory<byte>> Of(string spanId) => _bySpan.GetValueOrDefault(spanId, []);

    /// <summary>Adds a batch.</summary>
    /// <param name="spanId">The span.</param>
    /// <param name="events">The batch.</param>
    /// <param name="isWaiting">Whether the span isn't there.</param>
    internal void Add(string spanId, ReadOnlyMemory<byte> events, bool isWaiting)
    {
        _bySpan[spanId] = Of(spanId).Add(events);
        Bytes += events.Length;
        if (isWaiting)
        {
            WaitingBatches++;
            WaitingBytes += events.Length;
        }
    }

    /// <summary>A span that wasn't there has come.</summary>
    internal void Arrive(string spanId)
    {
        foreach (var events in Of(spanId))
        {
            WaitingBatches--;
            WaitingBytes -= events.Length;
        }
    }
}
