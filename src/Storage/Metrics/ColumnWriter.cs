using System.Buffers;
using System.Buffers.Binary;

namespace Bayou.Storage.Metrics;

/// <summary>Gathers the bytes of a column.</summary>
internal sealed class ColumnWriter
{
    private const int ContinueBit = 0x80;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public int Length => _bytes.WrittenCount;

    public void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    /// <summary>Writes seven bits to a byte, the lowest first; the top bit says that more follow.</summary>
    public void WriteVarint(ulong value)
    {
        while (value >= ContinueBit)
        {
            WriteByte((byte)(value | ContinueBit));
            value >>= 7;
        }

        WriteByte((byte)value);
    }

    /// <summary>Writes the lowest bytes of a number, the lowest first.</summary>
    public void WriteBytes(ulong value, int count)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(sizeof(ulong)), value);
        _bytes.Advance(count);
    }

    /// <summary>Writes a column after its length.</summary>
    public void WriteColumn(ColumnWriter column)
    {
        WriteVarint((ulong)column.Length);
        Write(column);
    }

    public void Write(ColumnWriter column) => _bytes.Write(column._bytes.WrittenSpan);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
