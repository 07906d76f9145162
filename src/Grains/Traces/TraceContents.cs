using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces;

/// <summary>Reads the stored content of a trace's spans, in parts of bounded size.</summary>
/// <param name="log">The log.</param>
/// <param name="traceId">The trace.</param>
internal sealed class TraceContents(IStateLog log, string traceId)
{
    private readonly string _stream = StreamNames.TraceSpans(traceId);

    /// <summary>Reads a part.</summary>
    /// <param name="spans">The spans wanted, in the order of their content, as they are at one moment.</param>
    /// <param name="query">How much, and from where on.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    internal async Task<SpanContentPart> ReadAsync(ImmutableArray<TraceSpan> spans, SpanContentQuery query, CancellationToken cancellationToken)
    {
        var batches = ImmutableArray.CreateBuilder<SpanContent>();
        var next = FirstAfter(spans, query.After ?? 0);
        for (var bytes = 0L; next < spans.Length && bytes < query.MaxBytes;)
        {
            // Where the next record follows, both come with one read; a gap is passed over.
            var first = spans[next].Record;
            var records = await log.ReadFromAsync(_stream, first - 1, RunsOn(spans, next) ? (int)(query.MaxBytes - bytes) : 1, cancellationToken);
            if (records.IsEmpty)
            {
                return new SpanContentPart(batches.DrainToImmutable(), null);
            }

            foreach (var record in records)
            {
                var places = TakePlaces(spans, record.Sequence, ref next);
                if (!places.IsEmpty)
                {
                    batches.Add(new SpanContent(record.Body, places));
                    bytes += record.Body.Length;
                }
            }
        }

        return new SpanContentPart(batches.DrainToImmutable(), next < spans.Length ? spans[next].Record - 1 : null);
    }

    /// <summary>Reads a whole batch; null where the trace is gone.</summary>
    internal async Task<ReadOnlyMemory<byte>?> ReadRecordAsync(long record)
    {
        var records = await log.ReadFromAsync(_stream, record - 1, 1, CancellationToken.None);
        return records.IsEmpty ? null : records[0].Body;
    }

    private static bool RunsOn(ImmutableArray<TraceSpan> spans, int first)
    {
        for (var next = first + 1; next < spans.Length; next++)
        {
            if (spans[next].Record != spans[first].Record)
            {
                return spans[next].Record == spans[first].Record + 1;
            }
        }

        return false;
    }

    private static ImmutableArray<int> TakePlaces(ImmutableArray<TraceSpan> spans, long record, ref int next)
    {
        var places = ImmutableArray.CreateBuilder<int>();
        for (; next < spans.Length && spans[next].Record <= record; next++)
        {
            places.Add(spans[next].Place);
        }

        return places.DrainToImmutable();
    }

    private static int FirstAfter(ImmutableArray<TraceSpan> spans, long record)
    {
        var (low, high) = (0, spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].Record <= record ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
