using System.Net;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>A body of any length made of one block over and over; a block of prime length, so that no buffer size fits it.</summary>
/// <param name="length">Bytes of the body.</param>
/// <param name="onBlock">Called after each block.</param>
internal sealed class PatternContent(long length, Action onBlock) : HttpContent
{
    private static readonly byte[] s_block = MakeBlock();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (long sent = 0; sent < length; sent += s_block.Length)
        {
            await stream.WriteAsync(s_block.AsMemory(0, (int)Math.Min(s_block.Length, length - sent)), cancellationToken);
            onBlock();
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    /// <summary>Whether bytes are those of the pattern at an offset.</summary>
    internal static bool Matches(ReadOnlySpan<byte> bytes, long offset)
    {
        while (!bytes.IsEmpty)
        {
            var expected = s_block.AsSpan((int)(offset % s_block.Length));
            var count = Math.Min(expected.Length, bytes.Length);
            if (!bytes[..count].SequenceEqual(expected[..count]))
            {
                return false;
            }

            bytes = bytes[count..];
            offset += count;
        }

        return true;
    }

    private static byte[] MakeBlock()
    {
        var block = new byte[1_048_573];
        new Random(2).NextBytes(block);
        return block;
    }
}
