using System.Runtime.InteropServices;

namespace Bayou.Search.Columns;

/// <summary>
/// Lists of integers that many rows share: the same content is kept once and counted. Rows hold the list's number; 0 is the
/// empty list. Runs that log the same keys in the same order all share one list.
/// </summary>
internal sealed class RowLists
{
    /// <summary>The empty list.</summary>
    public const int Empty = 0;

    private readonly Dictionary<byte[], int> _numbers = new(new BytesComparer());
    private readonly List<byte[]> _contents = [[]];
    private readonly List<int> _uses = [0];
    private readonly Stack<int> _free = [];
    private byte[] _buffer = new byte[256];

    /// <summary>The content of a list, one <see cref="Varint"/> after the other.</summary>
    /// <param name="list">The list.</param>
    public ReadOnlySpan<byte> Content(int list) => _contents[list];

    /// <summary>Puts integers behind a list, in one row.</summary>
    /// <param name="list">The row's list; the row lets go of it.</param>
    /// <param name="added">The integers.</param>
    /// <returns>The row's new list.</returns>
    public int Extend(int list, ReadOnlySpan<ulong> added)
    {
        if (added.IsEmpty)
        {
            return list;
        }

        ReadOnlySpan<byte> before = _contents[list];
        EnsureBuffer(before.Length + (added.Length * Varint.MostBytes));
        before.CopyTo(_buffer);
        var length = before.Length;
        foreach (var value in added)
        {
            length += Varint.Write(_buffer.AsSpan(length), value);
        }

        return Exchange(list, _buffer.AsSpan(0, length));
    }

    /// <summary>Takes integers out of a list, in one row.</summary>
    /// <param name="list">The row's list; the row lets go of it.</param>
    /// <param name="removed">The integers.</param>
    /// <returns>The row's new list.</returns>
    public int Without(int list, ReadOnlySpan<ulong> removed)
    {
        if (removed.IsEmpty)
        {
            return list;
        }

        ReadOnlySpan<byte> rest = _contents[list];
        EnsureBuffer(rest.Length);
        var length = 0;
        while (!rest.IsEmpty)
        {
            var value = Varint.Read(ref rest);
            if (!removed.Contains(value))
            {
                length += Varint.Write(_buffer.AsSpan(length), value);
            }
        }

        return Exchange(list, _buffer.AsSpan(0, length));
    }

    /// <summary>Lets go of a list.</summary>
    /// <param name="list">The list that a row held.</param>
    public void Release(int list)
    {
        if (list == Empty || --CollectionsMarshal.AsSpan(_uses)[list] > 0)
        {
            return;
        }

        _numbers.Remove(_contents[list]);
        _contents[list] = [];
        _free.Push(list);
    }

    private int Exchange(int list, ReadOnlySpan<byte> content)
    {
        var exchanged = Take(content);
        Release(list);
        return exchanged;
    }

    private int Take(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return Empty;
        }

        var lookup = _numbers.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(content, out var list))
        {
            if (!_free.TryPop(out list))
            {
                list = _contents.Count;
                _contents.Add([]);
                _uses.Add(0);
            }

            _contents[list] = content.ToArray();
            _numbers.Add(_contents[list], list);
        }

        CollectionsMarshal.AsSpan(_uses)[list]++;
        return list;
    }

    private void EnsureBuffer(int length)
    {
        if (_buffer.Length < length)
        {
            _buffer = new byte[length * 2];
        }
    }
}
