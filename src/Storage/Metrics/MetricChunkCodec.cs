using Bayou.Contracts.Metrics;

namespace Bayou.Storage.Metrics;

/// <summary>
/// Writes and reads the body of a metric chunk, version 1 (<c>docs/specs/storage.md</c>): a version byte, the number of points, then a
/// column each for steps, timestamps and values. Integers are deltas of deltas, values XORed with the one before, as in Gorilla
/// (Pelkonen et al., VLDB 2015), but in whole bytes, which costs little room and decodes several times faster.
/// </summary>
public static class MetricChunkCodec
{
    /// <summary>Most points of one chunk.</summary>
    public const int MaxPoints = 1 << 20;

    private const byte Version = 1;

    /// <summary>Encodes points.</summary>
    /// <param name="points">
    /// 1 to <see cref="MaxPoints"/> points, in any order; history order (timestamp, step, value) is the most compact.
    /// </param>
    /// <exception cref="ArgumentException">There are none or too many.</exception>
    public static byte[] Encode(ReadOnlySpan<MetricPoint> points)
    {
        ArgumentOutOfRangeException.ThrowIfZero(points.Length, nameof(points));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points.Length, MaxPoints, nameof(points));
        var steps = new ColumnWriter();
        var timestamps = new ColumnWriter();
        var integers = new long[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            integers[i] = points[i].Step;
        }

        IntegerColumn.Write(integers, steps);
        for (var i = 0; i < points.Length; i++)
        {
            integers[i] = points[i].Timestamp;
        }

        IntegerColumn.Write(integers, timestamps);
        var bits = new ulong[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            bits[i] = BitConverter.DoubleToUInt64Bits(points[i].Value);
        }

        var chunk = new ColumnWriter();
        chunk.WriteByte(Version);
        chunk.WriteVarint((ulong)points.Length);
        chunk.WriteColumn(steps);
        chunk.WriteColumn(timestamps);
        ValueColumn.Write(bits, chunk);
        return chunk.ToArray();
    }

    /// <summary>The number of points in a chunk, 1 to <see cref="MaxPoints"/>.</summary>
    /// <param name="body">The chunk's body.</param>
    /// <exception cref="InvalidDataException">The body is damaged, or of a version that this code doesn't know.</exception>
    public static int ReadCount(ReadOnlySpan<byte> body)
    {
        var reader = new ColumnReader(body);
        return ReadHeader(ref reader);
    }

    /// <summary>Decodes all points, in the order in which they were encoded.</summary>
    /// <param name="body">The chunk's body.</param>
    /// <exception cref="InvalidDataException">The body is damaged, or of a version that this code doesn't know.</exception>
    public static MetricPoint[] Decode(ReadOnlySpan<byte> body)
    {
        var points = new MetricPoint[ReadCount(body)];
        Decode(body, points);
        return points;
    }

    /// <summary>Decodes all points into a buffer.</summary>
    /// <param name="body">The chunk's body.</param>
    /// <param name="destination">Has room for at least <see cref="ReadCount"/> points.</param>
    /// <returns>How many points were written.</returns>
    /// <exception cref="InvalidDataException">The body is damaged, or of a version that this code doesn't know.</exception>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public static int Decode(ReadOnlySpan<byte> body, Span<MetricPoint> destination)
    {
        var reader = new ColumnReader(body);
        var count = ReadHeader(ref reader);
        CheckRoom(count, destination.Length);
        var steps = new long[count];
        var timestamps = new long[count];
        var bits = new ulong[count];
        IntegerColumn.Read(reader.ReadColumn(), steps);
        IntegerColumn.Read(reader.ReadColumn(), timestamps);
        ValueColumn.Read(reader.Rest(), bits);
        for (var i = 0; i < count; i++)
        {
            destination[i] = new MetricPoint(BitConverter.UInt64BitsToDouble(bits[i]), timestamps[i], steps[i]);
        }

        return count;
    }

    /// <summary>Decodes the steps alone.</summary>
    /// <param name="body">The chunk's body.</param>
    /// <exception cref="InvalidDataException">The body is damaged, or of a version that this code doesn't know.</exception>
    public static long[] DecodeSteps(ReadOnlySpan<byte> body)
    {
        var steps = new long[ReadCount(body)];
        DecodeSteps(body, steps);
        return steps;
    }

    /// <summary>Decodes the steps alone into a buffer.</summary>
    /// <param name="body">The chunk's body.</param>
    /// <param name="destination">Has room for at least <see cref="ReadCount"/> steps.</param>
    /// <returns>How many steps were written.</returns>
    /// <exception cref="InvalidDataException">The body is damaged, or of a version that this code doesn't know.</exception>
    /// <exception cref="ArgumentException">The buffer is too short.</exception>
    public static int DecodeSteps(ReadOnlySpan<byte> body, Span<long> destination)
    {
        var reader = new ColumnReader(body);
        var count = ReadHeader(ref reader);
        CheckRoom(count, destination.Length);
        IntegerColumn.Read(reader.ReadColumn(), destination[..count]);
        return count;
    }

    private static int ReadHeader(ref ColumnReader reader)
    {
        var version = reader.ReadByte();
        if (version != Version)
        {
            throw new InvalidDataException($"The metric chunk has version {version}; only {Version} is known.");
        }

        var count = reader.ReadVarint();
        return count is > 0 and <= MaxPoints
            ? (int)count
            : throw new InvalidDataException($"The metric chunk claims {count} points; it has 1 to {MaxPoints}.");
    }

    private static void CheckRoom(int count, int room)
    {
        if (room < count)
        {
            throw new ArgumentException($"The chunk has {count} points, the buffer room for {room}.", nameof(room));
        }
    }
}
