namespace Bayou.Storage.Metrics;

/// <summary>
/// A column of integers. The first is written as it is, then the change of the difference from one to the next, all as zigzag varints; the
/// difference before the second one counts as 0. A run of unchanged differences is a 0 and the run's length, so that evenly spaced
/// integers take a few bytes in all. Differences wrap around, so any integers can be written.
/// </summary>
internal static class IntegerColumn
{
    public static void Write(ReadOnlySpan<long> values, ColumnWriter column)
    {
        column.WriteVarint(ZigZag(values[0]));
        var delta = 0L;
        var run = 0UL;
        for (var i = 1; i < values.Length; i++)
        {
            var next = unchecked(values[i] - values[i - 1]);
            if (next == delta)
            {
                run++;
                continue;
            }

            WriteRun(run, column);
            run = 0;
            column.WriteVarint(ZigZag(unchecked(next - delta)));
            delta = next;
        }

        WriteRun(run, column);
    }

    /// <exception cref="InvalidDataException">The bytes don't hold exactly as many integers as there is room for.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        var column = new ColumnReader(bytes);
        var value = UnZigZag(column.ReadVarint());
        var delta = 0L;
        values[0] = value;
        for (var i = 1; i < values.Length;)
        {
            var token = column.ReadVarint();
            if (token != 0)
            {
                delta = unchecked(delta + UnZigZag(token));
                value = unchecked(value + delta);
                values[i++] = value;
                continue;
            }

            var run = column.ReadVarint();
            if (run == 0 || run > (ulong)(values.Length - i))
            {
                throw ColumnReader.Damaged();
            }

            foreach (ref var next in values.Slice(i, (int)run))
            {
                value = unchecked(value + delta);
                next = value;
            }

            i += (int)run;
        }

        if (!column.AtEnd)
        {
            throw ColumnReader.Damaged();
        }
    }

    private static void WriteRun(ulong run, ColumnWriter column)
    {
        if (run > 0)
        {
            column.WriteByte(0);
            column.WriteVarint(run);
        }
    }

    // Small numbers of either sign become small numbers.
    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
