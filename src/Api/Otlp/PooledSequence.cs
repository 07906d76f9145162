using System.Buffers;

namespace Bayou.Api.Otlp;

/// <summary>Bytes of a length that shows only while they come, in rented pieces that are given back when it is disposed.</summary>
internal sealed class PooledSequence : IDisposable
{
    private const int FirstPiece = 16 * 1024;
    private const int LargestPiece = 1024 * 1024;

    private readonly List<byte[]> _rented = [];

    /// <summary>What was read.</summary>
    internal ReadOnlySequence<byte> Bytes { get; private set; }

    /// <summary>Reads a stream to its end, unless it is too long.</summary>
    /// <param name="source">The stream; it holds its bytes already, so that reading doesn't wait.</param>
    /// <param name="maxBytes">The most that is taken.</param>
    /// <returns>False when there is more than that.</returns>
    internal bool TryFill(Stream source, long maxBytes)
    {
        Piece? first = null;
        Piece? last = null;
        var size = FirstPiece;
        var total = 0L;
        while (true)
        {
            // One byte more than allowed tells that there is more.
            var array = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, maxBytes - total + 1));
            _rented.Add(array);
            var length = source.ReadAtLeast(array, array.Length, throwOnEndOfStream: false);
            total += length;
            if (total > maxBytes)
            {
                return false;
            }

            last = new Piece(array.AsMemory(0, length), last);
            first ??= last;
            if (length < array.Length)
            {
                Bytes = new ReadOnlySequence<byte>(first, 0, last, length);
                return true;
            }

            size = Math.Min(size * 2, LargestPiece);
        }
    }

    public void Dispose()
    {
        Bytes = default;
        foreach (var array in _rented)
        {
            ArrayPool<byte>.Shared.Return(array);
        }

        _rented.Clear();
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        internal Piece(ReadOnlyMemory<byte> memory, Piece? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
