using System.Runtime.InteropServices;
using System.Text;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces;

/// <summary>Writes the tags or the metadata of one trace after the other into their columns.</summary>
/// <param name="columns">The columns.</param>
/// <param name="lists">Which of them a row has, ordered by key.</param>
/// <param name="contents">What these lists hold.</param>
internal sealed class PairLoader(KeyedColumns<TextColumn> columns, WholeColumn lists, RowLists contents)
{
    private readonly KeyOrder<TextColumn> _keys = new(columns);
    private readonly List<ulong> _list = [];

    // Most traces have the same keys in the same order: what was sorted last.
    private ulong[] _unsorted = [];
    private ulong[] _sorted = [];
    private char[] _value = new char[256];
    private int _row;

    /// <summary>Begins a trace.</summary>
    /// <param name="row">Its row, which has none yet.</param>
    public void Begin(int row)
    {
        _row = row;
        _keys.Restart();
    }

    /// <summary>Sets a pair.</summary>
    /// <param name="key">The key in UTF-8.</param>
    /// <param name="value">The value in UTF-8.</param>
    public void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var number = _keys.NumberOf(key);
        if (_value.Length < value.Length)
        {
            _value = new char[value.Length * 2];
        }

        // A text has at most as many UTF-16 code units as it has bytes in UTF-8.
        if (columns[number].Set(_row, _value.AsSpan(0, Encoding.UTF8.GetChars(value, _value))))
        {
            _list.Add((ulong)number);
        }
    }

    /// <summary>Sets a pair unless there is one of its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was set.</returns>
    public bool TryAdd(string key, string value)
    {
        var number = columns.Add(key);
        if (columns[number].Code(_row) != 0)
        {
            return false;
        }

        columns[number].Set(_row, value);
        _list.Add((ulong)number);
        return true;
    }

    /// <summary>Takes a pair away, if it is there.</summary>
    /// <param name="key">The key in UTF-8.</param>
    public void Remove(ReadOnlySpan<byte> key)
    {
        var number = columns.NumberOf(Encoding.UTF8.GetString(key));
        if (number >= 0 && _list.Remove((ulong)number))
        {
            columns[number].Clear(_row);
        }
    }

    /// <summary>Ends the trace.</summary>
    public void End()
    {
        var list = CollectionsMarshal.AsSpan(_list);
        if (!list.SequenceEqual(_unsorted))
        {
            _unsorted = list.ToArray();
            _list.Sort((left, right) => string.CompareOrdinal(columns.KeyOf((int)left), columns.KeyOf((int)right)));
            _sorted = list.ToArray();
        }

        lists[_row] = contents.Extend(RowLists.Empty, _sorted);
        _list.Clear();
    }
}
