using System.Buffers;
using Microsoft.AspNetCore.Connections;

namespace Bayou.Silo.Hosting;

/// <summary>Has the web server use <see cref="TransferBlocks"/>, one pool for each of its parts that asks.</summary>
internal sealed class TransferBlocksFactory : IMemoryPoolFactory<byte>
{
    /// <inheritdoc />
    public MemoryPool<byte> Create(MemoryPoolOptions? options) => new TransferBlocks();
}
