using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// Maps sort values to unsigned integers whose order agrees with theirs, so that most rows are placed by one comparison. Equal integers say
/// nothing: the values must then be compared.
/// </summary>
internal static class SortBits
{
    /// <summary>What is absent.</summary>
    public const ulong Absent = ulong.MaxValue;

    /// <summary>NaN.</summary>
    public const ulong NaN = ulong.MaxValue - 1;

    /// <summary>The greatest integer for a value that is there; those above are cut off to it.</summary>
    public const ulong Greatest = ulong.MaxValue - 2;

    private const ulong SignBit = 1UL << 63;

    /// <summary>A double that is not NaN.</summary>
    /// <param name="value">The double.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static ulong OfNumber(double value, bool descending)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value);
        return Direct((bits & SignBit) != 0 ? ~bits : bits | SignBit, descending);
    }

    /// <summary>An integer.</summary>
    /// <param name="value">The integer.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static ulong OfWhole(long value, bool descending) => Direct((ulong)value ^ SignBit, descending);

    /// <summary>A text.</summary>
    /// <param name="prefix">Its first four UTF-16 code units, see <see cref="TextDictionary.Prefix"/>.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static ulong OfText(ulong prefix, bool descending) => Direct(prefix, descending);

    /// <summary>Any sort value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static ulong Of(in SortValue value, bool descending) => value.Kind switch
    {
        SortValueKind.Absent => Absent,
        SortValueKind.NaN => NaN,
        SortValueKind.Number => OfNumber(value.Number, descending),
        SortValueKind.Whole => OfWhole(value.Whole, descending),
        _ => OfText(TextDictionary.PrefixOf(value.Text), descending),
    };

    private static ulong Direct(ulong ascending, bool descending) => Math.Min(descending ? ~ascending : ascending, Greatest);
}
