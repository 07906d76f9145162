namespace Bayou.Search.Columns;

/// <summary>The ids of a table's rows, which no two rows share.</summary>
internal interface IRowIds
{
    /// <summary>Compares the ids of two rows by UTF-16 code unit.</summary>
    /// <param name="left">One row.</param>
    /// <param name="right">The other.</param>
    int Compare(int left, int right);

    /// <summary>Compares the id of a row with one from outside, by UTF-16 code unit.</summary>
    /// <param name="left">The row.</param>
    /// <param name="right">The id.</param>
    int Compare(int left, ReadOnlySpan<char> right);
}
