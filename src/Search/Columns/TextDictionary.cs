using System.Runtime.InteropServices;
using System.Text;

namespace Bayou.Search.Columns;

/// <summary>
/// Distinct texts, numbered from 0 in the order in which they came, without an object per text. A text is stored as a varint of
/// (length × 2 + wide) and then one byte per UTF-16 code unit (Latin-1), or two where a code unit is above 255.
/// </summary>
internal sealed class TextDictionary : IRowIds
{
    /// <summary>Texts with small numbers are in many rows as a rule; strings of the short ones among them are kept once made.</summary>
    private const int KeptStrings = 128;

    private const int LongestKeptString = 64;
    private const int LeastSlots = 8;
    private readonly TextStore _store = new();
    private string?[] _strings = [];
    private uint[] _addresses = [];

    // Kept, so that a table that grows need not read the texts again, which lie all over the memory.
    private int[] _hashes = [];
    private int[] _table = new int[LeastSlots];
    private byte[] _tags = new byte[LeastSlots];

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a text, or -1.</summary>
    /// <param name="text">The text.</param>
    public int Find(ReadOnlySpan<char> text) => _table[FindSlot(text, string.GetHashCode(text))] - 1;

    /// <summary>The number of a text, which is added if it isn't there.</summary>
    /// <param name="text">The text.</param>
    public int Add(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text);
        var slot = FindSlot(text, hash);
        if (_table[slot] != 0)
        {
            return _table[slot] - 1;
        }

        if (Count == _addresses.Length)
        {
            Array.Resize(ref _addresses, Math.Max(4, Count * 2));
            Array.Resize(ref _hashes, _addresses.Length);
        }

        _addresses[Count] = _store.Append(text);
        _hashes[Count] = hash;
        _table[slot] = ++Count;
        _tags[slot] = TagOf(hash);
        if (Count > _table.Length / 4 * 3)
        {
            GrowTable();
        }

        return Count - 1;
    }

    /// <summary>A text.</summary>
    /// <param name="number">Its number.</param>
    public string Get(int number)
    {
        if (number < _strings.Length && _strings[number] is { } kept)
        {
            return kept;
        }

        var (content, wide) = _store.Read(_addresses[number]);
        var text = wide ? new string(MemoryMarshal.Cast<byte, char>(content)) : Encoding.Latin1.GetString(content);
        if (number < KeptStrings && text.Length <= LongestKeptString)
        {
            Keep(number, text);
        }

        return text;
    }

    /// <summary>A text without a string of its own.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="buffer">Holds the text; made longer where needed.</param>
    public ReadOnlySpan<char> Read(int number, ref char[] buffer)
    {
        var (content, wide) = _store.Read(_addresses[number]);
        if (wide)
        {
            return MemoryMarshal.Cast<byte, char>(content);
        }

        if (buffer.Length < content.Length)
        {
            buffer = new char[Math.Max(256, content.Length * 2)];
        }

        return buffer.AsSpan(0, Encoding.Latin1.GetChars(content, buffer));
    }

    /// <summary>A text as it is stored, where it takes one byte per UTF-16 code unit.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="content">The text, when the answer is true.</param>
    public bool TryReadNarrow(int number, out ReadOnlySpan<byte> content)
    {
        (content, var wide) = _store.Read(_addresses[number]);
        return !wide;
    }

    /// <summary>Compares two texts by UTF-16 code unit.</summary>
    /// <param name="left">The number of one.</param>
    /// <param name="right">The number of the other.</param>
    public int Compare(int left, int right)
    {
        if (left == right)
        {
            return 0;
        }

        var (leftContent, leftWide) = _store.Read(_addresses[left]);
        var (rightContent, rightWide) = _store.Read(_addresses[right]);
        return (leftWide, rightWide) switch
        {
            (false, false) => leftContent.SequenceCompareTo(rightContent),
            (true, true) => MemoryMarshal.Cast<byte, char>(leftContent).SequenceCompareTo(MemoryMarshal.Cast<byte, char>(rightContent)),
            (false, true) => CompareMixed(leftContent, MemoryMarshal.Cast<byte, char>(rightContent)),
            (true, false) => -CompareMixed(rightContent, MemoryMarshal.Cast<byte, char>(leftContent)),
        };
    }

    /// <summary>Compares a text with one from outside, by UTF-16 code unit.</summary>
    /// <param name="left">The number of one.</param>
    /// <param name="right">The other.</param>
    public int Compare(int left, ReadOnlySpan<char> right)
    {
        var (content, wide) = _store.Read(_addresses[left]);
        return wide ? MemoryMarshal.Cast<byte, char>(content).SequenceCompareTo(right) : CompareMixed(content, right);
    }

    /// <summary>Four UTF-16 code units as one number, so that most comparisons need no more; zero stands for those behind the end.</summary>
    /// <param name="number">The text's number.</param>
    /// <param name="from">The first one.</param>
    public ulong Prefix(int number, int from = 0)
    {
        var (content, wide) = _store.Read(_addresses[number]);
        if (wide)
        {
            var text = MemoryMarshal.Cast<byte, char>(content);
            return PrefixOf(text[Math.Min(from, text.Length)..]);
        }

        var prefix = 0UL;
        for (var i = from; i < from + 4; i++)
        {
            prefix = (prefix << 16) | (i < content.Length ? content[i] : 0U);
        }

        return prefix;
    }

    /// <summary>As <see cref="Prefix"/>, of a text from outside.</summary>
    /// <param name="text">The text.</param>
    public static ulong PrefixOf(ReadOnlySpan<char> text)
    {
        var prefix = 0UL;
        for (var i = 0; i < 4; i++)
        {
            prefix = (prefix << 16) | (i < text.Length ? text[i] : 0U);
        }

        return prefix;
    }

    private static int CompareMixed(ReadOnlySpan<byte> left, ReadOnlySpan<char> right)
    {
        var common = Math.Min(left.Length, right.Length);
        for (var i = 0; i < common; i++)
        {
            if (left[i] != right[i])
            {
                return left[i] - right[i];
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>A part of the hash that doesn't decide where a text belongs: texts with different ones need not be compared. Never 0.</summary>
    private static byte TagOf(int hash) => (byte)Math.Max(1, (uint)hash >> 24);

    /// <summary>The slot that holds a text, or the empty one where it belongs (linear probing).</summary>
    private int FindSlot(ReadOnlySpan<char> text, int hash)
    {
        var mask = _table.Length - 1;
        var slot = hash & mask;
        var tag = TagOf(hash);
        while (_tags[slot] != 0 && (_tags[slot] != tag || !Holds(_table[slot] - 1, text)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private bool Holds(int number, ReadOnlySpan<char> text)
    {
        var (content, wide) = _store.Read(_addresses[number]);
        return wide
            ? text.SequenceEqual(MemoryMarshal.Cast<byte, char>(content))
            : content.Length == text.Length && (Ascii.Equals(content, text) || CompareMixed(content, text) == 0);
    }

    private void Keep(int number, string text)
    {
        if (number >= _strings.Length)
        {
            Array.Resize(ref _strings, Math.Min(KeptStrings, Math.Max(4, number * 2)));
        }

        _strings[number] = text;
    }

    private void GrowTable()
    {
        var table = new int[_table.Length * 2];
        var tags = new byte[table.Length];
        for (var number = 0; number < Count; number++)
        {
            var hash = _hashes[number];
            var slot = hash & (table.Length - 1);
            while (tags[slot] != 0)
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = number + 1;
            tags[slot] = TagOf(hash);
        }

        _table = table;
        _tags = tags;
    }
}
