using System.Buffers;

namespace Bayou.Silo.Hosting;

/// <summary>
/// The memory that connections read into and write from, in blocks eight times as large as Kestrel's own (4 KiB): a read from a socket
/// fills at most one, and uploads and batches of metrics come in many. A connection without a request holds none.
/// </summary>
internal sealed class TransferBlocks : MemoryPool<byte>
{
    /// <summary>The size of a block.</summary>
    internal const int BlockBytes = 32 * 1024;

    // 8 MiB at rest; a burst may use more, which goes back to the garbage collector.
    private const int MostKept = 256;

    private readonly Lock _gate = new();

    // The block used last is in the processor's cache.
    private readonly Stack<Block> _free = new();

    /// <inheritdoc />
    public override int MaxBufferSize => BlockBytes;

    /// <inheritdoc />
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockBytes);
        lock (_gate)
        {
            if (_free.TryPop(out var block))
            {
                return block;
            }
        }

        return new Block(this);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _free.Clear();
        }
    }

    private void Return(Block block)
    {
        lock (_gate)
        {
            if (_free.Count < MostKept)
            {
                _free.Push(block);
            }
        }
    }

    private sealed class Block(TransferBlocks pool) : IMemoryOwner<byte>
    {
        // Pinned from the start, since sockets would pin it for each call.
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockBytes, pinned: true);

        public void Dispose() => pool.Return(this);
    }
}
