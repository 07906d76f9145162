namespace Bayou.Bench.Http;

/// <summary>Bytes of a file that is sent: noise, which no server can compress, and the same in every run.</summary>
internal static class MadeUpContent
{
    private const int BlockBytes = 1024 * 1024;
    private static readonly byte[] s_block = MakeBlock();

    /// <summary>The next bytes to send.</summary>
    /// <param name="position">How many were sent.</param>
    /// <param name="length">How many there are in all.</param>
    internal static ReadOnlySpan<byte> Part(long position, long length)
    {
        var offset = (int)(position % BlockBytes);
        return s_block.AsSpan(offset, (int)Math.Min(BlockBytes - offset, length - position));
    }

    private static byte[] MakeBlock()
    {
        var block = new byte[BlockBytes];
        new Random(Seed: 1).NextBytes(block);
        return block;
    }
}
