using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>A sum over the spans that tell a figure and have no span below them that does.</summary>
internal sealed class LeafSum
{
    private readonly Func<SpanHead, bool> _tells;
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);
    private readonly HashSet<string> _counted = new(StringComparer.Ordinal);
    private readonly FigureSum _sum = new();

    private LeafSum(Func<SpanHead, bool> tells) => _tells = tells;

    internal TokenUsage? Tokens => _counted.Count == 0 ? null : _sum.Tokens;

    internal SpanCost? Cost => _counted.Count == 0 ? null : _sum.Cost;

    internal static LeafSum OfTokens() => new(static span => span.Tokens is not null);

    internal static LeafSum OfCost() => new(static span => span.Cost is not null);

    /// <summary>Adds a span that is new to this sum.</summary>
    internal void Add(SpanHead span, IReadOnlyDictionary<string, SpanHead> known)
    {
        var isAbove = _above.Contains(span.SpanId);
        var tells = _tells(span);
        if (tells && !isAbove)
        {
            _counted.Add(span.SpanId);
            _sum.Add(span, 1);
        }

        if (tells || isAbove)
        {
            MarkAncestors(span, known);
        }
    }

    // What is marked has all its known ancestors marked, so each span is passed once. Spans whose parents make a ring may count for nothing.
    private void MarkAncestors(SpanHead span, IReadOnlyDictionary<string, SpanHead> known)
    {
        for (var id = span.ParentSpanId; id is not null && id != span.SpanId && _above.Add(id);)
        {
            if (!known.TryGetValue(id, out var ancestor))
            {
                return;
            }

            if (_counted.Remove(id))
            {
                _sum.Add(ancestor, -1);
            }

            id = ancestor.ParentSpanId;
        }
    }
}
