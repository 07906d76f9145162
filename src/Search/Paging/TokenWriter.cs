using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Bayou.Search.Paging;

/// <summary>Writes the bytes of a page token, little-endian.</summary>
internal sealed class TokenWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value) => _buffer.Write([value]);

    /// <summary>Writes 8 bytes.</summary>
    /// <param name="value">The integer.</param>
    public void WriteWhole(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
    }

    /// <summary>Writes a text: its length in UTF-16 code units (4 bytes), then these.</summary>
    /// <param name="value">Any text, half surrogate pairs included.</param>
    public void WriteText(string value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value.Length);
        _buffer.Advance(sizeof(int));
        _buffer.Write(MemoryMarshal.AsBytes(value.AsSpan()));
    }
}
