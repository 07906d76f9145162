using Bayou.Spans;

namespace Bayou.Search.Traces;

/// <summary>Decodes the stored content of traces' spans for whoever looks through it.</summary>
public static class TraceContentDecoding
{
    /// <summary>The spans of a batch; none of one that is damaged, so that it spoils neither the search nor the rest of its trace.</summary>
    /// <param name="content">Where the batch comes from; hears of damage.</param>
    /// <param name="traceId">Its trace.</param>
    /// <param name="batch">As <see cref="SpanContentCodec"/> codes it.</param>
    public static IReadOnlyList<StoredSpan> Decode(this ITraceContent content, string traceId, ReadOnlyMemory<byte> batch)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            return SpanContentCodec.Decode(batch);
        }
        catch (InvalidDataException damage)
        {
            content.Skip(traceId, damage);
            return [];
        }
    }
}
