namespace Bayou.Search.Columns;

/// <summary>Some bytes, or none, for each row.</summary>
internal sealed class BlobColumn
{
    private readonly List<byte[]?[]> _pages = [];

    /// <summary>The bytes of a row; empty for a row that has none.</summary>
    /// <param name="row">The row.</param>
    public byte[] this[int row]
    {
        get => Pages.Of(row) < _pages.Count ? _pages[Pages.Of(row)][Pages.PlaceOf(row)] ?? [] : [];
        set
        {
            while (_pages.Count <= Pages.Of(row))
            {
                _pages.Add(new byte[]?[Pages.Rows]);
            }

            _pages[Pages.Of(row)][Pages.PlaceOf(row)] = value.Length == 0 ? null : value;
        }
    }
}
