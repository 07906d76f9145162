using System.Buffers.Binary;
using Bayou.Contracts.Metrics;
using Bayou.Grains.Journal;
using Bayou.Search.Columns;

namespace Bayou.Grains.Runs;

/// <summary>
/// The record that log-metric stores: one point of a metric that the run knows. It is by far the most frequent one, and protobuf's own code
/// makes some twenty objects for it. The bytes are the same: a <c>RunRecord</c> with one <c>PointsRecord</c> (run_records.proto), in
/// the wire format of https://protobuf.dev/programming-guides/encoding.
/// </summary>
internal static class LonePoint
{
    // Field number and type LEN.
    private const byte Points = (2 << 3) | 2;
    private const byte Key = (2 << 3) | 2;
    private const byte Value = (3 << 3) | 2;
    private const byte TimestampDelta = (4 << 3) | 2;
    private const byte StepDelta = (5 << 3) | 2;

    /// <summary>Encodes the record, envelope included.</summary>
    /// <param name="position">The metric's number in its run.</param>
    /// <param name="point">The point.</param>
    internal static ReadOnlyMemory<byte> Encode(int position, MetricPoint point)
    {
        Span<byte> lists = stackalloc byte[4 * (2 + Varint.MostBytes)];
        var length = WriteList(lists, Key, (uint)position);
        lists[length++] = Value;
        lists[length++] = sizeof(double);
        BinaryPrimitives.WriteDoubleLittleEndian(lists[length..], point.Value);
        length += sizeof(double);
        length += WriteList(lists[length..], TimestampDelta, ZigZag.Encode(point.Timestamp));
        length += WriteList(lists[length..], StepDelta, ZigZag.Encode(point.Step));

        // Shorter than 128, so its own length takes one byte.
        var record = new byte[3 + length];
        record[0] = StoredFormat.Version;
        record[1] = Points;
        record[2] = (byte)length;
        lists[..length].CopyTo(record.AsSpan(3));
        return record;
    }

    /// <summary>Writes a packed list of one integer.</summary>
    /// <returns>Its length.</returns>
    private static int WriteList(Span<byte> target, byte field, ulong value)
    {
        var length = Varint.Write(target[2..], value);
        target[0] = field;
        target[1] = (byte)length;
        return 2 + length;
    }
}
