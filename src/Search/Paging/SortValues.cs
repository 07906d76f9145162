using Bayou.Contracts.Runs;

namespace Bayou.Search.Paging;

/// <summary>Makes and compares the parts of sort keys.</summary>
internal static class SortValues
{
    /// <summary>The part of a row that has no such value.</summary>
    public static SortValue Absent { get; } = new(SortValueKind.Absent, 0, 0, null);

    /// <summary>A part that holds a double, NaN included. Zero has no sign.</summary>
    /// <param name="value">The double.</param>
    public static SortValue OfNumber(double value) => double.IsNaN(value)
        ? new SortValue(SortValueKind.NaN, 0, 0, null)
        : new SortValue(SortValueKind.Number, value == 0 ? 0 : value, 0, null);

    /// <summary>A part that holds an integer.</summary>
    /// <param name="value">The integer.</param>
    public static SortValue OfWhole(long value) => new(SortValueKind.Whole, 0, value, null);

    /// <summary>A part that holds text.</summary>
    /// <param name="value">The text.</param>
    public static SortValue OfText(string value) => new(SortValueKind.Text, 0, 0, value);

    /// <summary>
    /// Compares two values of one part. NaN comes after all else that is there, and what is absent after NaN, in both directions.
    /// </summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <param name="descending">Whether greater values come first.</param>
    public static int Compare(in SortValue left, in SortValue right, bool descending)
    {
        var (leftRank, rightRank) = (Rank(left.Kind), Rank(right.Kind));
        if (leftRank != rightRank)
        {
            return leftRank - rightRank;
        }

        var ascending = left.Kind switch
        {
            SortValueKind.Number => left.Number.CompareTo(right.Number),
            SortValueKind.Whole => left.Whole.CompareTo(right.Whole),
            SortValueKind.Text => string.CompareOrdinal(left.Text, right.Text),
            _ => 0,
        };
        return descending ? -ascending : ascending;
    }

    private static int Rank(SortValueKind kind) => kind switch
    {
        SortValueKind.Absent => 2,
        SortValueKind.NaN => 1,
        _ => 0,
    };
}
