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

    /// <summary>Copies what is in use to a block that has room for what is being written, and for more.</summary>
    private void Rebuild()
    {
        var block = new byte[Math.Max(LeastBytes, RoomFor(_live))];
        var end = 0;
        for (var place = 0; place < Pages.Rows; place++)
        {
            Read(place).CopyTo(block.AsSpan(end));
            _starts[place] = end;
            end += _lengths[place];
        }

        (_block, _end) = (block, end);
    }

    /// <summary>
    /// Pages mostly fill place by place. Once some are filled, the block is made for all places at the mean length so far, so that it seldom grows
    /// again; but at most four times as large, because the first places may be the large ones.
    /// </summary>
    private int RoomFor(int live)
    {
        const int TellingPlaces = 64;
        var filled = _lengths.AsSpan().LastIndexOfAnyExcept(0) + 1;
        if (filled < TellingPlaces)
        {
            return live * 2;
        }

        var expected = (long)live * Pages.Rows / filled;
        return (int)Math.Max(live + (live / 8), Math.Min(expected + (expected / 32), live * 4L));
    }
}
