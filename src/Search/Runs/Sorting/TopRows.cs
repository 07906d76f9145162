namespace Bayou.Search.Runs.Sorting;

/// <summary>The first rows of an order out of many that are offered in any order: a heap whose root is the last row kept.</summary>
/// <param name="order">The order.</param>
/// <param name="capacity">How many rows to keep.</param>
internal sealed class TopRows(IComparer<int> order, int capacity)
{
    private readonly List<(ulong Bits, int Row)> _heap = new(Math.Min(capacity, 1024));

    /// <summary>Whether a row now comes in only in place of another.</summary>
    public bool IsFull => _heap.Count == capacity;

    /// <summary>Offers a row.</summary>
    /// <param name="bits">The <see cref="SortBits"/> of its first part.</param>
    /// <param name="row">The row.</param>
    public void Offer(ulong bits, int row)
    {
        if (_heap.Count < capacity)
        {
            _heap.Add((bits, row));
            SiftUp(_heap.Count - 1);
        }
        else if (Compare((bits, row), _heap[0]) < 0)
        {
            _heap[0] = (bits, row);
            SiftDown();
        }
    }

    /// <summary>Whether a row with these bits can't be among the first any more.</summary>
    /// <param name="bits">The <see cref="SortBits"/> of its first part.</param>
    public bool Refuses(ulong bits) => IsFull && bits > _heap[0].Bits;

    /// <summary>Whether neither a row nor any behind it can be among the first any more.</summary>
    /// <param name="bits">The <see cref="SortBits"/> of its first part.</param>
    /// <param name="row">The row.</param>
    public bool IsComplete(ulong bits, int row) => IsFull && Compare((bits, row), _heap[0]) > 0;

    /// <summary>The rows kept, in order.</summary>
    public int[] ToSortedRows()
    {
        _heap.Sort(Compare);
        return [.. _heap.Select(entry => entry.Row)];
    }

    private int Compare((ulong Bits, int Row) left, (ulong Bits, int Row) right)
    {
        var byBits = left.Bits.CompareTo(right.Bits);
        return byBits != 0 ? byBits : order.Compare(left.Row, right.Row);
    }

    private void SiftUp(int index)
    {
        var entry = _heap[index];
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (Compare(entry, _heap[parent]) <= 0)
            {
                break;
            }

            _heap[index] = _heap[parent];
            index = parent;
        }

        _heap[index] = entry;
    }

    private void SiftDown()
    {
        var entry = _heap[0];
        var index = 0;
        while (true)
        {
            var child = (2 * index) + 1;
            if (child >= _heap.Count)
            {
                break;
            }

            if (child + 1 < _heap.Count && Compare(_heap[child + 1], _heap[child]) > 0)
            {
                child++;
            }

            if (Compare(entry, _heap[child]) >= 0)
            {
                break;
            }

            _heap[index] = _heap[child];
            index = child;
        }

        _heap[index] = entry;
    }
}
