using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Bayou.Search.Paging;

/// <summary>Reads the bytes of a page token; every read says whether there was enough left.</summary>
/// <param name="bytes">The token's bytes.</param>
internal ref struct TokenReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Whether all was read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Reads one byte.</summary>
    /// <param name="value">The byte.</param>
    public bool TryReadByte(out byte value)
    {
        value = _rest.IsEmpty ? (byte)0 : _rest[0];
        return TrySkip(sizeof(byte));
    }

    /// <summary>Reads 8 bytes.</summary>
    /// <param name="value">The integer.</param>
    public bool TryReadWhole(out long value) => BinaryPrimitives.TryReadInt64LittleEndian(_rest, out value) && TrySkip(sizeof(long));

    /// <summary>Reads a text.</summary>
    /// <param name="value">The text.</param>
    public bool TryReadText([NotNullWhen(true)] out string? value)
    {
        value = null;
        if (!BinaryPrimitives.TryReadInt32LittleEndian(_rest, out var length)
            || length < 0
            || length > (_rest.Length - sizeof(int)) / sizeof(char))
        {
            return false;
        }

        value = new string(MemoryMarshal.Cast<byte, char>(_rest.Slice(sizeof(int), length * sizeof(char))));
        return TrySkip(sizeof(int) + (length * sizeof(char)));
    }

    private bool TrySkip(int count)
    {
        if (_rest.Length < count)
        {
            return false;
        }

        _rest = _rest[count..];
        return true;
    }
}
