using System.Runtime.InteropServices;
using System.Text;

namespace Bayou.Search.Columns;

/// <summary>
/// Bytes of texts in chunks. An address counts units of 4 bytes, 65,536 to a chunk, so that 32 bits reach 16 GiB. A text
/// stands whole in one chunk, which is longer than usual if it must be.
/// </summary>
internal sealed class TextStore
{
    private const int UnitBytes = 4;
    private const int ChunkUnits = 1 << 16;
    private const int LeastChunkBytes = 64;
    private const int MostOverheadBytes = 8;
    private readonly List<byte[]> _chunks = [];
    private int _usedBytes;

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Its address.</returns>
    /// <exception cref="InvalidOperationException">There are 16 GiB of text already.</exception>
    public uint Append(ReadOnlySpan<char> text)
    {
        var wide = text.ContainsAnyExceptInRange('\0', '\u00FF');
        var contentBytes = text.Length * (wide ? 2 : 1);
        Reserve(MostOverheadBytes + contentBytes);

        var address = (uint)(((_chunks.Count - 1) * ChunkUnits) + (_usedBytes / UnitBytes));
        var target = _chunks[^1].AsSpan(_usedBytes);
        var header = Varint.Write(target, ((ulong)(uint)text.Length << 1) | (wide ? 1UL : 0UL));
        if (wide)
        {
            MemoryMarshal.AsBytes(text).CopyTo(target[header..]);
        }
        else
        {
            Encoding.Latin1.GetBytes(text, target[header..]);
        }

        _usedBytes += (header + contentBytes + UnitBytes - 1) / UnitBytes * UnitBytes;
        return address;
    }

    /// <summary>The stored form of a text.</summary>
    /// <param name="address">Its address.</param>
    public TextSlice Read(uint address)
    {
        ReadOnlySpan<byte> source = _chunks[(int)(address / ChunkUnits)].AsSpan((int)(address % ChunkUnits) * UnitBytes);
        var header = Varint.Read(ref source);
        var wide = (header & 1) != 0;
        return new TextSlice(source[..(int)((header >> 1) * (wide ? 2UL : 1UL))], wide);
    }

    /// <summary>Sees to it that the last chunk has room. The first one starts small and grows; the others start whole.</summary>
    private void Reserve(int bytes)
    {
        if (_chunks.Count > 0 && _usedBytes + bytes <= _chunks[^1].Length)
        {
            return;
        }

        const int ChunkBytes = ChunkUnits * UnitBytes;
        if (_chunks.Count <= 1 && _usedBytes + bytes <= ChunkBytes)
        {
            var grown = new byte[Math.Min(ChunkBytes, Math.Max(LeastChunkBytes, Math.Max(_usedBytes + bytes, _usedBytes * 2)))];
            if (_chunks.Count == 0)
            {
                _chunks.Add(grown);
                return;
            }

            _chunks[0].AsSpan(0, _usedBytes).CopyTo(grown);
            _chunks[0] = grown;
            return;
        }

        if (_chunks.Count == ChunkUnits)
        {
            throw new InvalidOperationException("One key's texts have outgrown what a table can address.");
        }

        _chunks.Add(new byte[Math.Max(ChunkBytes, bytes)]);
        _usedBytes = 0;
    }
}
