namespace Bayou.Search.Columns;

/// <summary>Some bytes, or none, for each row. Those of a page lie side by side, so that a scan reads memory in its order.</summary>
internal sealed class BlobColumn
{
    private readonly List<BlobPage> _pages = [];

    /// <summary>The bytes of a row, valid until one of its page is written; empty for a row that has none.</summary>
    /// <param name="row">The row.</param>
    public ReadOnlySpan<byte> this[int row]
    {
        get => Pages.Of(row) < _pages.Count ? _pages[Pages.Of(row)].Read(Pages.PlaceOf(row)) : default;
        set
        {
            while (_pages.Count <= Pages.Of(row))
            {
                _pages.Add(new BlobPage());
            }

            _pages[Pages.Of(row)].Write(Pages.PlaceOf(row), value);
        }
    }
}
