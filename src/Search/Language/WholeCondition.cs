using System.Globalization;

namespace Bayou.Search.Language;

/// <summary>A range of integers, both ends included; empty when <paramref name="Low"/> is greater than <paramref name="High"/>.</summary>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value.</param>
/// <param name="Negated">Whether values outside the range are meant.</param>
internal sealed record WholeCondition(long Low, long High, bool Negated) : Condition
{
    /// <summary>Turns a comparison into a range. The number may have a fraction or lie beyond 64 bits.</summary>
    /// <param name="comparator">One of <see cref="Comparators.OfNumbers"/>.</param>
    /// <param name="number">A decimal number as the lexer knows it.</param>
    public static WholeCondition From(string comparator, string number)
    {
        var (floor, ceiling) = Around(number);
        return comparator switch
        {
            Comparators.Less => Between(long.MinValue, ceiling - 1),
            Comparators.LessOrEqual => Between(long.MinValue, floor),
            Comparators.Greater => Between(floor + 1, long.MaxValue),
            Comparators.GreaterOrEqual => Between(ceiling, long.MaxValue),
            _ => Between(ceiling, floor) with { Negated = comparator == Comparators.NotEqual },
        };
    }

    /// <summary>Whether a value that is there meets the condition.</summary>
    /// <param name="value">The value.</param>
    public bool Matches(long value) => (value >= Low && value <= High) != Negated;

    private static WholeCondition Between(Int128 low, Int128 high) => low > high || low > long.MaxValue || high < long.MinValue
        ? new WholeCondition(1, 0, Negated: false)
        : new WholeCondition((long)Int128.Max(low, long.MinValue), (long)Int128.Min(high, long.MaxValue), Negated: false);

    /// <summary>The integers next to a number on both sides; numbers far beyond 64 bits are drawn nearer, but stay beyond.</summary>
    private static (Int128 Floor, Int128 Ceiling) Around(string number)
    {
        if (Int128.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return (whole, whole);
        }

        var value = Math.Clamp(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture), -1e20, 1e20);
        return ((Int128)Math.Floor(value), (Int128)Math.Ceiling(value));
    }
}
