using System.Buffers;
using System.Globalization;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces;

/// <summary>
/// The trace ids by row, and the rows by id. An id of <c>tr-</c> and 32 lower-case hex digits takes 16 bytes, any other one a string of its
/// own. Unlike those of a <see cref="TextDictionary"/>, ids can be removed, and their rows used again.
/// </summary>
internal sealed class TraceIds : IRowIds
{
    private const string Prefix = "tr-";
    private const int HexDigits = 32;
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");
    private readonly List<UInt128> _packed = [];
    private readonly Dictionary<int, string> _others = [];
    private int[] _table = new int[16];
    private int _count;

    /// <summary>The row of an id, or -1.</summary>
    /// <param name="id">The id.</param>
    public int Find(string id)
    {
        var packed = Pack(id);
        for (var slot = SlotOf(packed, id); _table[slot] != 0; slot = Next(slot))
        {
            if (Holds(_table[slot] - 1, packed, id))
            {
                return _table[slot] - 1;
            }
        }

        return -1;
    }

    /// <summary>Gives a row an id.</summary>
    /// <param name="row">A row without one: one that was removed, or the next after all others.</param>
    /// <param name="id">An id that no row has.</param>
    public void Add(int row, string id)
    {
        if (row == _packed.Count)
        {
            _packed.Add(0);
        }

        _packed[row] = Pack(id);
        if (_packed[row] == 0)
        {
            _others.Add(row, id);
        }

        _count++;
        if (_count > _table.Length / 4 * 3)
        {
            Grow();
        }

        Place(_table, row);
    }

    /// <summary>Takes the id away from a row.</summary>
    /// <param name="row">A row that has one.</param>
    public void Remove(int row)
    {
        var hole = SlotOfRow(row);
        while (_table[hole] != row + 1)
        {
            hole = Next(hole);
        }

        // Entries behind the hole move up unless they would come to stand before their own slot (linear probing without tombstones).
        for (var slot = Next(hole); _table[slot] != 0; slot = Next(slot))
        {
            var home = SlotOfRow(_table[slot] - 1);
            if (((slot - home) & (_table.Length - 1)) >= ((slot - hole) & (_table.Length - 1)))
            {
                _table[hole] = _table[slot];
                hole = slot;
            }
        }

        _table[hole] = 0;
        _packed[row] = 0;
        _others.Remove(row);
        _count--;
    }

    /// <summary>The id of a row.</summary>
    /// <param name="row">A row that has one.</param>
    public string Get(int row) => _packed[row] == 0 ? _others[row] : Prefix + _packed[row].ToString("x32", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int Compare(int left, int right) => _packed[left] != 0 && _packed[right] != 0
        ? _packed[left].CompareTo(_packed[right])
        : string.CompareOrdinal(Get(left), Get(right));

    /// <inheritdoc/>
    public int Compare(int left, ReadOnlySpan<char> right) => Get(left).AsSpan().SequenceCompareTo(right);

    private static UInt128 Pack(string id) =>
        id.Length == Prefix.Length + HexDigits
        && id.StartsWith(Prefix, StringComparison.Ordinal)
        && !id.AsSpan(Prefix.Length).ContainsAnyExcept(s_hex)
            ? UInt128.Parse(id.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : 0;

    private int Next(int slot) => (slot + 1) & (_table.Length - 1);

    private bool Holds(int row, UInt128 packed, string id) => _packed[row] == packed && (packed != 0 || _others[row] == id);

    private int SlotOfRow(int row) => _packed[row] == 0 ? SlotOf(0, _others[row]) : SlotOf(_packed[row], string.Empty);

    private int SlotOf(UInt128 packed, string id) =>
        (packed == 0 ? string.GetHashCode(id) : packed.GetHashCode()) & (_table.Length - 1);

    private void Place(int[] table, int row)
    {
        var slot = SlotOfRow(row);
        while (table[slot] != 0)
        {
            slot = Next(slot);
        }

        table[slot] = row + 1;
    }

    private void Grow()
    {
        var before = _table;
        _table = new int[before.Length * 2];
        foreach (var entry in before)
        {
            if (entry != 0)
            {
                Place(_table, entry - 1);
            }
        }
    }
}
