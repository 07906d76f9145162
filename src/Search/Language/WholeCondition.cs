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

    /// <summary>False when bounds tell that no value between them meets the condition.</summary>
    /// <param name="least">The least value there may be; greater than <paramref name="greatest"/> where there is none.</param>
    /// <param name="greatest">The greatest one.</param>
    public bool MayMatch(long least, long greatest) => Negated || (Low <= greatest && High >= least);

    private static WholeCondition Between(Int128 low, Int128 high) => low > high || low > long.MaxValue || high < long.MinValue
        ? new WholeCondition(1, 0, Negated: false)
        : new WholeCondition((long)Int128.Max(low, long.MinValue), (long)Int128.Min(high, long.MaxValue), Negated: false);

    /// <summary>
    /// The integers next to a number on both sides. Digits are read exactly; a number with an exponent, or far beyond 64 bits, is read as a
    /// double and drawn nearer, but not into the 64 bits.
    /// </summary>
    private static (Int128 Floor, Int128 Ceiling) Around(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? number : number[..point];
        if (TryReadWhole(whole, out var toZero) && (point < 0 || !number.AsSpan(point).ContainsAny('e', 'E')))
        {
            var hasFraction = point >= 0 && number.AsSpan(point + 1).ContainsAnyExcept('0');
            var away = hasFraction ? Int128.One : Int128.Zero;
            return number[0] == '-' ? (toZero - away, toZero) : (toZero, toZero + away);
        }

        var value = Math.Clamp(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture), -1e20, 1e20);
        return ((Int128)Math.Floor(value), (Int128)Math.Ceiling(value));
    }

    private static bool TryReadWhole(string digits, out Int128 value)
    {
        value = 0;
        return digits is "" or "-" || Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
