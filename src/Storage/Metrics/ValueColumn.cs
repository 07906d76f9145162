using System.Buffers.Binary;
using System.Numerics;

namespace Bayou.Storage.Metrics;

/// <summary>
/// The column of values, after a byte that says how: as they are, eight bytes each; or each XORed with the one before (the first with
/// 0), of which the bytes between the leading and the trailing zero bytes are kept. Those follow after one shape byte for each value:
/// its low half is how many bytes are kept, its high half how many zero bytes trail. The writer takes what is shorter.
/// </summary>
internal static class ValueColumn
{
    private const byte Plain = 0;
    private const byte Xored = 1;
    private const int TrailingShift = 4;
    private const int KeptMask = 0x0f;

    public static void Write(ReadOnlySpan<ulong> values, ColumnWriter column)
    {
        var shapes = new ColumnWriter();
        var kept = new ColumnWriter();
        var previous = 0UL;
        foreach (var value in values)
        {
            var change = value ^ previous;
            previous = value;
            if (change == 0)
            {
                shapes.WriteByte(0);
                continue;
            }

            var trailing = BitOperations.TrailingZeroCount(change) / 8;
            var length = sizeof(ulong) - trailing - (BitOperations.LeadingZeroCount(change) / 8);
            shapes.WriteByte((byte)((trailing << TrailingShift) | length));
            kept.WriteBytes(change >> (trailing * 8), length);
        }

        if (shapes.Length + kept.Length < values.Length * sizeof(ulong))
        {
            column.WriteByte(Xored);
            column.Write(shapes);
            column.Write(kept);
            return;
        }

        column.WriteByte(Plain);
        foreach (var value in values)
        {
            column.WriteBytes(value, sizeof(ulong));
        }
    }

    /// <exception cref="InvalidDataException">The bytes don't hold exactly as many values as there is room for.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, Span<ulong> values)
    {
        if (bytes.IsEmpty)
        {
            throw ColumnReader.Damaged();
        }

        var how = bytes[0];
        bytes = bytes[1..];
        if (how == Plain && bytes.Length == values.Length * sizeof(ulong))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
            }
        }
        else if (how == Xored && bytes.Length >= values.Length)
        {
            ReadXored(bytes[..values.Length], bytes[values.Length..], values);
        }
        else
        {
            throw ColumnReader.Damaged();
        }
    }

    private static void ReadXored(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> kept, Span<ulong> values)
    {
        var value = 0UL;
        var position = 0;
        for (var i = 0; i < shapes.Length; i++)
        {
            var length = shapes[i] & KeptMask;
            var trailing = shapes[i] >> TrailingShift;
            if (length + trailing > sizeof(ulong) || (length == 0 && trailing != 0) || length > kept.Length - position)
            {
                throw ColumnReader.Damaged();
            }

            if (length > 0)
            {
                value ^= ReadBytes(kept[position..], length) << (trailing * 8);
                position += length;
            }

            values[i] = value;
        }

        if (position != kept.Length)
        {
            throw ColumnReader.Damaged();
        }
    }

    private static ulong ReadBytes(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes) & (ulong.MaxValue >> (64 - (length * 8)));
        }

        var value = 0UL;
        for (var i = 0; i < length; i++)
        {
            value |= (ulong)bytes[i] << (i * 8);
        }

        return value;
    }
}
