using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>
/// Tokens and cost of a trace: of the innermost spans that tell them, each once however often it is sent; tokens and cost are looked at apart. Spans come
/// in any order. Not safe for use by two threads at once.
/// </summary>
public sealed class TraceTotals
{
    private readonly LeafSums _tokenLeaves;
    private readonly LeafSums _costLeaves;
    private TokenSum _tokens;
    private CostSum _cost;

    /// <summary>Totals of no spans.</summary>
    /// <param name="find">Finds a span of the trace by its id; null where it hasn't come.</param>
    public TraceTotals(Func<string, SpanHead?> find)
    {
        _tokenLeaves = new LeafSums(find, static span => span.Tokens is not null, (span, sign) => _tokens.Count(span.Tokens!, sign));
        _costLeaves = new LeafSums(find, static span => span.Cost is not null, (span, sign) => _cost.Count(span.Cost!, sign));
    }

    /// <summary>Tokens; null where no span tells any.</summary>
    public TokenUsage? Tokens => _tokens.Value;

    /// <summary>Cost; null where no span tells one.</summary>
    public SpanCost? Cost => _cost.Value;

    /// <summary>A span has come; the trace holds it already.</summary>
    public void Add(SpanHead span)
    {
        _tokenLeaves.Add(span);
        _costLeaves.Add(span);
    }

    /// <summary>A span is about to go or to be replaced; the trace still holds it.</summary>
    public void Remove(SpanHead span)
    {
        _tokenLeaves.Remove(span);
        _costLeaves.Remove(span);
    }
}
