namespace Bayou.Search.Traces.Spans;

/// <summary>Looks into traces' spans for one that meets all clauses. Several traces are read at once, none on the caller's turn.</summary>
internal sealed class ContentCheck
{
    private const int Concurrency = 8;
    private readonly ITraceContent _content;
    private readonly SpanConditions[] _conditions;

    /// <summary>Prepares the check.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="content">Where content is read.</param>
    public ContentCheck(TraceFilter filter, ITraceContent content)
    {
        _content = content;
        _conditions = [.. Enumerable.Range(0, Concurrency).Select(_ => new SpanConditions(filter.Copy().Spans))];
    }

    /// <summary>Keeps the traces that have such a span, in order.</summary>
    /// <typeparam name="T">What stands for a trace.</typeparam>
    /// <param name="candidates">The traces.</param>
    /// <param name="traceIdOf">The id of one.</param>
    /// <param name="wanted">How many to find at most.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public async Task<List<T>> KeepAsync<T>(
        IReadOnlyList<T> candidates, Func<T, string> traceIdOf, int wanted, CancellationToken cancellationToken)
    {
        var kept = new List<T>();
        for (var start = 0; start < candidates.Count && kept.Count < wanted; start += Concurrency)
        {
            var count = Math.Min(Concurrency, candidates.Count - start);
            var verdicts = new Task<bool>[count];
            for (var i = 0; i < count; i++)
            {
                var (conditions, traceId) = (_conditions[i], traceIdOf(candidates[start + i]));
                verdicts[i] = Task.Run(() => MatchesAsync(conditions, traceId, cancellationToken), cancellationToken);
            }

            await Task.WhenAll(verdicts);
            for (var i = 0; i < count && kept.Count < wanted; i++)
            {
                if (await verdicts[i])
                {
                    kept.Add(candidates[start + i]);
                }
            }
        }

        return kept;
    }

    private async Task<bool> MatchesAsync(SpanConditions conditions, string traceId, CancellationToken cancellationToken)
    {
        var matching = new HashSet<Google.Protobuf.ByteString>();
        await foreach (var batch in _content.ReadAsync(traceId, cancellationToken))
        {
            foreach (var span in _content.Decode(traceId, batch))
            {
                if (conditions.Matches(span))
                {
                    matching.Add(span.Span.SpanId);
                }
                else
                {
                    matching.Remove(span.Span.SpanId);
                }
            }
        }

        return matching.Count > 0;
    }
}
