using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>Sums from which spans can be taken again without leaving a trace of rounding.</summary>
internal sealed class FigureSum
{
    private const double MostDollars = 1e12;

    private readonly Figure _input = new();
    private readonly Figure _output = new();
    private readonly Figure _total = new();
    private readonly Figure _cacheRead = new();
    private readonly Figure _cacheWrite = new();
    private readonly Figure _reasoning = new();
    private decimal _inputCost;
    private decimal _outputCost;
    private decimal _totalCost;

    internal TokenUsage Tokens =>
        new(_input.Value, _output.Value, _total.Value, _cacheRead.Value, _cacheWrite.Value, _reasoning.Value);

    internal SpanCost Cost => new((double)_inputCost, (double)_outputCost, (double)_totalCost);

    internal void Add(SpanHead span, int times)
    {
        if (span.Tokens is { } tokens)
        {
            _input.Add(tokens.Input, times);
            _output.Add(tokens.Output, times);
            _total.Add(tokens.Total, times);
            _cacheRead.Add(tokens.CacheRead, times);
            _cacheWrite.Add(tokens.CacheWrite, times);
            _reasoning.Add(tokens.Reasoning, times);
        }

        if (span.Cost is { } cost)
        {
            _inputCost += Dollars(cost.Input) * times;
            _outputCost += Dollars(cost.Output) * times;
            _totalCost += Dollars(cost.Total) * times;
        }
    }

    private static decimal Dollars(double amount) => (decimal)Math.Clamp(amount, -MostDollars, MostDollars);

    private sealed class Figure
    {
        private Int128 _sum;
        private int _count;

        internal long? Value => _count == 0 ? null : (long)Int128.Min(_sum, long.MaxValue);

        internal void Add(long? value, int times)
        {
            if (value is { } known)
            {
                _sum += (Int128)known * times;
                _count += times;
            }
        }
    }
}
