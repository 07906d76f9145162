using Bayou.Contracts.Traces;
using Bayou.Spans.Totals;

namespace Bayou.Spans;

/// <summary>
/// Tokens and cost of a trace. SDKs often repeat the counts of a call in the spans around it, so a span counts only if no span below it tells
/// any itself; tokens and cost are looked at apart. Spans come in any order. Adding one costs no more than its ancestors that
/// weren't known to repeat counts before, so that all of a trace cost time in proportion to their number. Not safe for use by two threads at once.
/// </summary>
public sealed class SpanTotals
{
    private readonly Dictionary<string, SpanHead> _spans = new(StringComparer.Ordinal);
    private LeafSum _tokens = LeafSum.OfTokens();
    private LeafSum _cost = LeafSum.OfCost();

    /// <summary>Totals of some spans.</summary>
    /// <param name="spans">All spans of a trace; of equal ids the last counts.</param>
    /// <returns>Null where no span tells any.</returns>
    public static (TokenUsage? Tokens, SpanCost? Cost) Of(IReadOnlyCollection<SpanHead> spans)
    {
        var totals = new SpanTotals();
        foreach (var span in spans)
        {
            totals.Add(span);
        }

        return totals.Current;
    }

    /// <summary>Totals of the spans added so far.</summary>
    public (TokenUsage? Tokens, SpanCost? Cost) Current => (_tokens.Tokens, _cost.Cost);

    /// <summary>Adds a span, or replaces that of the same id; a replacement with other counts or another parent counts all anew.</summary>
    /// <param name="span">The span.</param>
    public void Add(SpanHead span)
    {
        if (_spans.TryGetValue(span.SpanId, out var known))
        {
            _spans[span.SpanId] = span;
            if (known.ParentSpanId != span.ParentSpanId || known.Tokens != span.Tokens || known.Cost != span.Cost)
            {
                Recount();
            }

            return;
        }

        _spans.Add(span.SpanId, span);
        _tokens.Add(span, _spans);
        _cost.Add(span, _spans);
    }

    private void Recount()
    {
        (_tokens, _cost) = (LeafSum.OfTokens(), LeafSum.OfCost());
        foreach (var span in _spans.Values)
        {
            _tokens.Add(span, _spans);
            _cost.Add(span, _spans);
        }
    }
}
