using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>Tokens and cost of a trace: of the innermost spans that tell them, each once however often it is sent.</summary>
internal sealed class TraceTotals
{
    private readonly LeafSums _tokenLeaves;
    private readonly LeafSums _costLeaves;
    private TokenSum _input;
    private TokenSum _output;
    private TokenSum _total;
    private TokenSum _cacheRead;
    private TokenSum _cacheWrite;
    private TokenSum _reasoning;
    private CostSum _cost;

    /// <param name="spans">The spans of the trace by id.</param>
    internal TraceTotals(IReadOnlyDictionary<string, TraceSpan> spans)
    {
        _tokenLeaves = new LeafSums(spans, static span => span.Tokens is not null, CountTokens);
        _costLeaves = new LeafSums(spans, static span => span.Cost is not null, CountCost);
    }

    /// <summary>Tokens; null where no span tells any.</summary>
    internal TokenUsage? Tokens =>
        new TokenUsage(_input.Value, _output.Value, _total.Value, _cacheRead.Value, _cacheWrite.Value, _reasoning.Value) is var sum
        && sum != new TokenUsage(null, null, null, null, null, null) ? sum : null;

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

    private void CountTokens(SpanHead span, int sign)
    {
        var tokens = span.Tokens!;
        _input.Count(tokens.Input, sign);
        _output.Count(tokens.Output, sign);
        _total.Count(tokens.Total, sign);
        _cacheRead.Count(tokens.CacheRead, sign);
        _cacheWrite.Count(tokens.CacheWrite, sign);
        _reasoning.Count(tokens.Reasoning, sign);
    }

    private void CountCost(SpanHead span, int sign) => _cost.Count(span.Cost!, sign);

    private struct TokenSum
    {
        private long _sum;
        private int _spans;

        internal readonly long? Value => _spans == 0 ? null : _sum;

        internal void Count(long? tokens, int sign)
        {
            if (tokens is { } value)
            {
                _sum = unchecked(_sum + (value * sign));
                _spans += sign;
            }
        }
    }

    /// <summary>Decimal, so that a sum doesn't depend on the order in which its spans came and went.</summary>
    private struct CostSum
    {
        private const double Largest = 1e15;
        private decimal _input;
        private decimal _output;
        private decimal _total;
        private int _spans;

        internal readonly SpanCost? Value => _spans == 0 ? null : new SpanCost((double)_input, (double)_output, (double)_total);

        internal void Count(SpanCost cost, int sign)
        {
            _input += sign * Bound(cost.Input);
            _output += sign * Bound(cost.Output);
            _total += sign * Bound(cost.Total);
            _spans += sign;
        }

        private static decimal Bound(double value) => double.IsNaN(value) ? 0 : (decimal)Math.Clamp(value, -Largest, Largest);
    }
}
