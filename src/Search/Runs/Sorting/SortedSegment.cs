namespace Bayou.Search.Runs.Sorting;

/// <summary>
/// Some thousand rows of a table in one order, kept from search to search. Writers only mark rows whose place may have changed; the next search
/// that needs the segment puts them where they now belong.
/// </summary>
/// <param name="first">Its first row.</param>
/// <param name="size">How many rows it may have.</param>
internal sealed class SortedSegment(int first, int size)
{
    // To move more rows than that takes longer than to sort them all, or to scan the segment, takes.
    private const int MostMarked = 512;

    // From so many on, one pass over the whole segment takes them out sooner than a search for each.
    private const int LeastForPass = 32;

    private readonly ulong[] _marks = new ulong[size / 64];
    private readonly List<ushort> _marked = [];
    private ushort[] _places = [];
    private int _count;

    /// <summary>Whether the rows are in order, but for those marked since.</summary>
    public bool IsSorted { get; private set; }

    /// <summary>How many rows are in order.</summary>
    public int Count => _count;

    /// <summary>The row at a place of the order. The segment must be sorted and without marks.</summary>
    /// <param name="index">The place, below <see cref="Count"/>.</param>
    public int Row(int index) => first + _places[index];

    /// <summary>Notes that a row is new, or that its place in the order may have changed.</summary>
    /// <param name="row">The row.</param>
    public void Mark(int row)
    {
        var place = (ushort)(row - first);
        if (!IsSorted || IsMarked(place))
        {
            return;
        }

        if (_marked.Count == MostMarked)
        {
            Forget();
            return;
        }

        _marks[place / 64] |= 1UL << (place % 64);
        _marked.Add(place);
    }

    /// <summary>Puts all rows in order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rowCount">Rows of the table.</param>
    public void Sort(RowOrder order, int rowCount)
    {
        Forget();
        _count = Math.Min(size, rowCount - first);
        _places = new ushort[_count];
        for (var i = 0; i < _count; i++)
        {
            _places[i] = (ushort)i;
        }

        new SegmentSort(order, first).Sort(_places);
        IsSorted = true;
    }

    /// <summary>Puts marked rows where they belong. The segment must be sorted.</summary>
    /// <param name="order">The order.</param>
    public void Refresh(RowOrder order)
    {
        if (_marked.Count == 0)
        {
            return;
        }

        if (_marked.Count < LeastForPass)
        {
            TakeOutEach();
        }
        else
        {
            TakeOutAll();
        }

        Array.Resize(ref _places, Math.Max(_places.Length, RoomFor(_count + _marked.Count)));
        PutIn(order);
        ClearMarks();
    }

    /// <summary>How many rows come before a position of the order. The segment must be sorted and without marks.</summary>
    /// <param name="isBefore">Whether a row comes before the position; holds for the first rows of the order, and no other.</param>
    public int CountBefore(Predicate<int> isBefore) => CountBefore(_count, isBefore);

    private int CountBefore(int end, Predicate<int> isBefore)
    {
        var (low, high) = (0, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (isBefore(first + _places[middle]))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int RoomFor(int count) => Math.Min(size, count + (count / 4));

    private bool IsMarked(ushort place) => (_marks[place / 64] & (1UL << (place % 64))) != 0;

    private void Forget()
    {
        IsSorted = false;
        _places = [];
        _count = 0;
        ClearMarks();
    }

    private void ClearMarks()
    {
        foreach (var place in _marked)
        {
            _marks[place / 64] = 0;
        }

        _marked.Clear();
    }

    private void TakeOutEach()
    {
        foreach (var place in _marked)
        {
            var index = _places.AsSpan(0, _count).IndexOf(place);
            if (index >= 0)
            {
                _places.AsSpan(index + 1, --_count - index).CopyTo(_places.AsSpan(index));
            }
        }
    }

    private void TakeOutAll()
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var place = _places[i];
            _places[kept] = place;
            kept += IsMarked(place) ? 0 : 1;
        }

        _count = kept;
    }

    /// <summary>Begins with the last one, so that each row held moves once, to its final place.</summary>
    private void PutIn(RowOrder order)
    {
        _marked.Sort((left, right) => order.Compare(first + left, first + right));
        var held = _count;
        _count += _marked.Count;
        for (var next = _marked.Count - 1; next >= 0; next--)
        {
            var row = first + _marked[next];
            var index = CountBefore(held, other => order.Compare(other, row) < 0);
            _places.AsSpan(index, held - index).CopyTo(_places.AsSpan(index + next + 1));
            _places[index + next] = _marked[next];
            held = index;
        }
    }
}
