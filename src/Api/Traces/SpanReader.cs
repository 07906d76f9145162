using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bayou.Contracts.Traces;
using Bayou.Spans;

namespace Bayou.Api.Traces;

/// <summary>Reads the spans of a trace in parts of bounded size, so that a trace of any size takes little memory.</summary>
internal static class SpanReader
{
    private const int PartBytes = 4 * 1024 * 1024;
    private const int PartSpans = 10_000;

    /// <summary>The spans of a skeleton in its order.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="heads">Which spans, in the order wanted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async IAsyncEnumerable<StoredSpan> InOrderAsync(
        ITraceGrain trace, ImmutableArray<SpanHead> heads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var start = 0; start < heads.Length;)
        {
            var end = EndOfPart(heads, start);
            ImmutableArray<string> ids = end - start == heads.Length ? [] : [.. heads[start..end].Select(head => head.SpanId)];
            var found = new Dictionary<string, StoredSpan>(StringComparer.Ordinal);
            await foreach (var span in AsStoredAsync(trace, ids, cancellationToken))
            {
                found[IdOf(span)] = span;
            }

            for (; start < end; start++)
            {
                if (found.TryGetValue(heads[start].SpanId, out var span))
                {
                    yield return span;
                }
            }
        }
    }

    /// <summary>Spans in the order in which they came.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="spanIds">Which ones; empty for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async IAsyncEnumerable<StoredSpan> AsStoredAsync(
        ITraceGrain trace, ImmutableArray<string> spanIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? after = null;
        do
        {
            var part = await trace.GetContentAsync(new SpanContentQuery(spanIds, after, PartBytes), cancellationToken);
            foreach (var batch in part.Batches)
            {
                foreach (var span in SpanContentCodec.Decode(batch.Content, batch.Places))
                {
                    yield return span;
                }
            }

            after = part.Next;
        }
        while (after is not null);
    }

    private static string IdOf(StoredSpan span) => Convert.ToHexStringLower(span.Span.SpanId.Span);

    private static int EndOfPart(ImmutableArray<SpanHead> heads, int start)
    {
        var end = start;
        for (long bytes = 0; end < heads.Length && end - start < PartSpans && bytes < PartBytes; end++)
        {
            bytes += heads[end].Bytes;
        }

        return end;
    }
}
