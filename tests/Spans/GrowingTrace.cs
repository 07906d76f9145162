using Bayou.Contracts.Traces;
using Bayou.Spans.Totals;

namespace Bayou.Spans.Tests;

/// <summary>The spans of one trace as they come, with the totals that the server keeps of them.</summary>
internal sealed class GrowingTrace
{
    private readonly Dictionary<string, SpanHead> _spans = new(StringComparer.Ordinal);
    private readonly TraceTotals _totals;

    internal GrowingTrace() => _totals = new TraceTotals(_spans.GetValueOrDefault);

    internal (TokenUsage? Tokens, SpanCost? Cost) Current => (_totals.Tokens, _totals.Cost);

    internal static (TokenUsage? Tokens, SpanCost? Cost) TotalsOf(IEnumerable<SpanHead> spans)
    {
        var trace = new GrowingTrace();
        foreach (var span in spans)
        {
            trace.Add(span);
        }

        return trace.Current;
    }

    /// <summary>Takes a span in, in the place of the one with its id.</summary>
    internal void Add(SpanHead span)
    {
        if (_spans.TryGetValue(span.SpanId, out var known))
        {
            _totals.Remove(known);
        }

        _spans[span.SpanId] = span;
        _totals.Add(span);
    }
}
