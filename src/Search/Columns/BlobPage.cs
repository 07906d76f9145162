namespace Bayou.Search.Columns;

/// <summary>Bytes of up to 1024 rows in one block. What is replaced is left behind until the block must grow.</summary>
internal sealed class BlobPage
{
    private const int LeastBytes = 256;
    private readonly int[] _starts = new int[Pages.Rows];
    private readonly int[] _lengths = new int[Pages.Rows];
    private byte[] _block = [];
    private int _end;
    private int _live;

    /// <summary>The bytes at a place, valid until the next write.</summary>
    /// <param name="place">The place.</param>
    public ReadOnlySpan<byte> Read(int place) => _block.AsSpan(_starts[place], _lengths[place]);

    /// <summary>Replaces the bytes at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="bytes">The new ones; they may be some of this page.</param>
    public void Write(int place, ReadOnlySpan<byte> bytes)
    {
        var old = _lengths[place];
        _live += bytes.Length - old;
        if (bytes.Length <= old)
        {
            bytes.CopyTo(_block.AsSpan(_starts[place]));
            _lengths[place] = bytes.Length;
            return;
        }

        _lengths[place] = 0;
        if (_end + bytes.Length > _block.Length)
        {
            Rebuild();
        }

        bytes.CopyTo(_block.AsSpan(_end));
        (_starts[place], _lengths[place]) = (_end, bytes.Length);
        _end += bytes.Length;
    }

    /// <summary>Copies what is in use to a block that has room for what is being written, and a fourth more.</summary>
    private void Rebuild()
    {
        var block = new byte[Math.Max(LeastBytes, _live + (_live / 4))];
        var end = 0;
        for (var place = 0; place < Pages.Rows; place++)
        {
            Read(place).CopyTo(block.AsSpan(end));
            _starts[place] = end;
            end += _lengths[place];
        }

        (_block, _end) = (block, end);
    }
}
