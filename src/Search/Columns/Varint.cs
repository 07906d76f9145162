namespace Bayou.Search.Columns;

/// <summary>
/// Unsigned integers in as few bytes as they need: seven bits a byte, the lowest first, the top bit set on all but the last (LEB128).
/// </summary>
public static class Varint
{
    /// <summary>Longest form, in bytes.</summary>
    public const int MostBytes = 10;

    /// <summary>Writes an integer.</summary>
    /// <param name="target">Room for it.</param>
    /// <param name="value">The integer.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> target, ulong value)
    {
        var count = 0;
        while (value >= 0x80)
        {
            target[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[count++] = (byte)value;
        return count;
    }

    /// <summary>Reads an integer and moves behind it.</summary>
    /// <param name="source">Starts with one.</param>
    public static ulong Read(ref ReadOnlySpan<byte> source)
    {
        var value = 0UL;
        var count = 0;
        byte next;
        do
        {
            next = source[count];
            value |= (ulong)(next & 0x7F) << (7 * count);
            count++;
        }
        while (next >= 0x80);

        source = source[count..];
        return value;
    }
}
