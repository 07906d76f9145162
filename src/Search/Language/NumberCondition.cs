using System.Globalization;

namespace Bayou.Search.Language;

/// <summary>A range of doubles, both ends included. NaN is in no range.</summary>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value.</param>
/// <param name="Negated">Whether values outside the range are meant, NaN included.</param>
internal sealed record NumberCondition(double Low, double High, bool Negated) : Condition
{
    /// <summary>
    /// Turns a comparison with a number into a range. A number beyond the doubles counts as the largest one, which is how
    /// infinity is stored.
    /// </summary>
    /// <param name="comparator">One of <see cref="Comparators.OfNumbers"/>.</param>
    /// <param name="number">A decimal number as the lexer knows it.</param>
    public static NumberCondition From(string comparator, string number)
    {
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        var bound = Math.Clamp(value, double.MinValue, double.MaxValue);
        return comparator switch
        {
            Comparators.Equal => new NumberCondition(bound, bound, Negated: false),
            Comparators.NotEqual => new NumberCondition(bound, bound, Negated: true),
            Comparators.Less => new NumberCondition(double.NegativeInfinity, double.BitDecrement(bound), Negated: false),
            Comparators.LessOrEqual => new NumberCondition(double.NegativeInfinity, bound, Negated: false),
            Comparators.Greater => new NumberCondition(double.BitIncrement(bound), double.PositiveInfinity, Negated: false),
            _ => new NumberCondition(bound, double.PositiveInfinity, Negated: false),
        };
    }

    /// <summary>Whether a value that is there meets the condition.</summary>
    /// <param name="value">The value.</param>
    public bool Matches(double value) => (value >= Low && value <= High) != Negated;

    /// <summary>False when bounds tell that no value between them meets the condition.</summary>
    /// <param name="least">The least value there may be; greater than <paramref name="greatest"/> where there is none.</param>
    /// <param name="greatest">The greatest one.</param>
    public bool MayMatch(double least, double greatest) => Negated || (Low <= greatest && High >= least);
}
