namespace Bayou.Search.Columns;

/// <summary>An integer for every row.</summary>
internal sealed class WholeColumn
{
    private readonly List<PackedPage> _pages = [];

    /// <summary>The value of a row; a new row is the next one after all others.</summary>
    /// <param name="row">The row.</param>
    public long this[int row]
    {
        get => _pages[Pages.Of(row)][Pages.PlaceOf(row)];
        set
        {
            if (Pages.Of(row) == _pages.Count)
            {
                _pages.Add(new PackedPage(fromZero: false));
            }

            _pages[Pages.Of(row)][Pages.PlaceOf(row)] = value;
        }
    }

    /// <summary>Bounds of a page's values; they may be wider than what it holds now.</summary>
    /// <param name="page">The page.</param>
    public (long Least, long Greatest) Bounds(int page) => _pages[page].Bounds;

    /// <summary>Copies a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="values">Takes as many of its values as it is long.</param>
    public void CopyTo(int page, Span<long> values) => _pages[page].CopyTo(values);
}
