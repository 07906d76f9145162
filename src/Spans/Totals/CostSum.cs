using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>Costs of several spans together. Decimal, so that a sum doesn't depend on the order in which its spans came and went.</summary>
public struct CostSum
{
    private const double Largest = 1e15;
    private decimal _input;
    private decimal _output;
    private decimal _total;
    private int _spans;

    /// <summary>The sum; null where no span tells any.</summary>
    public readonly SpanCost? Value => _spans == 0 ? null : new SpanCost(ToDouble(_input), ToDouble(_output), ToDouble(_total));

    /// <summary>Takes the cost of a span in, or out again.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="sign">1 or -1.</param>
    public void Count(SpanCost cost, int sign)
    {
        _input += sign * Bound(cost.Input);
        _output += sign * Bound(cost.Output);
        _total += sign * Bound(cost.Total);
        _spans += sign;
    }

    // Zeros that a cost has left at the end, which was added and taken out again, would change how the conversion rounds; dividing drops them.
    private static double ToDouble(decimal sum) => (double)(sum / 1.0000000000000000000000000000m);

    private static decimal Bound(double value) => double.IsNaN(value) ? 0 : (decimal)Math.Clamp(value, -Largest, Largest);
}
