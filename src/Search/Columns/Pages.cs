namespace Bayou.Search.Columns;

/// <summary>How rows are cut into pages: row r is at place r mod 1024 of page r / 1024 of every column.</summary>
internal static class Pages
{
    /// <summary>Rows in a page.</summary>
    public const int Rows = 1 << Shift;

    private const int Shift = 10;

    /// <summary>The page of a row.</summary>
    /// <param name="row">The row.</param>
    public static int Of(int row) => row >> Shift;

    /// <summary>The place of a row in its page.</summary>
    /// <param name="row">The row.</param>
    public static int PlaceOf(int row) => row & (Rows - 1);

    /// <summary>The first row of a page.</summary>
    /// <param name="page">The page.</param>
    public static int FirstRow(int page) => page << Shift;

    /// <summary>How many pages a number of rows takes.</summary>
    /// <param name="rows">The rows.</param>
    public static int Count(int rows) => (rows + Rows - 1) >> Shift;
}
