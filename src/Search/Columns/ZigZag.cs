namespace Bayou.Search.Columns;

/// <summary>Signed integers as unsigned ones, small ones small: 0, -1, 1, -2, … become 0, 1, 2, 3, …</summary>
public static class ZigZag
{
    /// <summary>To unsigned.</summary>
    /// <param name="value">The integer.</param>
    public static ulong Encode(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>Back to signed.</summary>
    /// <param name="value">What <see cref="Encode"/> gave.</param>
    public static long Decode(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
