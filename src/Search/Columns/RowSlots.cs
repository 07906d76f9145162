namespace Bayou.Search.Columns;

/// <summary>
/// Where the places of a page are in its arrays. Few places are listed in the order in which they were first written; from
/// <see cref="Most"/> on a page is dense, each place at its own index.
/// </summary>
internal sealed class RowSlots
{
    /// <summary>Most places of a page that is not dense.</summary>
    public const int Most = 64;

    private ushort[]? _places = [];
    private int _count;

    /// <summary>Whether each place is at its own index.</summary>
    public bool IsDense => _places is null;

    /// <summary>Whether the next new place makes the page dense.</summary>
    public bool IsFull => _count == Most;

    /// <summary>The places of a page that is not dense.</summary>
    public ReadOnlySpan<ushort> Places => _places.AsSpan(0, _count);

    /// <summary>The index of a place, or -1.</summary>
    /// <param name="place">The place.</param>
    public int Find(int place) => _places is null ? place : Places.IndexOf((ushort)place);

    /// <summary>Gives a new place an index.</summary>
    /// <param name="place">A place that has none; the page is neither dense nor full.</param>
    public int Add(int place)
    {
        if (_count == _places!.Length)
        {
            Array.Resize(ref _places, Math.Max(4, _count * 2));
        }

        _places[_count] = (ushort)place;
        return _count++;
    }

    /// <summary>Makes the page dense.</summary>
    public void Spread()
    {
        _places = null;
        _count = 0;
    }
}
