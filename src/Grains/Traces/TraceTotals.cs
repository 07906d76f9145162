using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>Tokens and cost of a trace: of the innermost spans that tell them, each once however often it is sent.</summary>
internal sealed class TraceTotals
{
    private readonly LeafSums _tokenLeaves;
    private readonly LeafSums _costLeaves;
    private TokenSum _tokens;
    private CostSum _cost;

    /// <param name="spans">The spans of the trace by id.</param>
    internal TraceTotals(IReadOnlyDictionary<string, TraceSpan> spans)
    {
        _tokenLeaves = new LeafSums(spans, static span => span.Tokens is not null, (span, sign) => _tokens.Count(span.Tokens!, sign));
        _costLeaves = new LeafSums(spans, static span => span.Cost is not null, (span, sign) => _cost.Count(span.Cost!, sign));
    }

    /// <summary>Tokens; null where no span tells any.</summary>
    internal TokenUsage? Tokens => _tokens.Value;

    /// <summary>Cost; null where no span tells one.</summary>
    internal SpanCost? Cost => _cost.Value;

    /// <summary>A span has come; the trace holds it already.</summary>
    internal void Add(SpanHead span)
    {
        _tokenLeaves.Add(span);
        _costLeaves.Add(span);
    }

    /// <summary>A span is about to go or to be replaced; the trace still holds it.</summary>
    internal void Remove(SpanHead span)
    {
        _tokenLeaves.Remove(span);
        _costLeaves.Remove(span);
    }
}
