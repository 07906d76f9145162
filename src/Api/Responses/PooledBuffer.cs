using System.Buffers;

namespace Bayou.Api.Responses;

/// <summary>A growing buffer over rented arrays, given back when disposed.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialBytes = 4096;
    private byte[] _rented = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _written;

    internal ReadOnlyMemory<byte> WrittenMemory => _rented.AsMemory(0, _written);

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _rented.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _rented.AsSpan(_written);
    }

    public void Dispose()
    {
        var rented = _rented;
        _rented = [];
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void EnsureRoom(int sizeHint)
    {
        var wanted = _written + Math.Max(sizeHint, 256);
        if (wanted <= _rented.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _rented.Length * 2));
        _rented.AsSpan(0, _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_rented);
        _rented = larger;
    }
}
