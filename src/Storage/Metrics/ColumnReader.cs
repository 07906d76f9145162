namespace Bayou.Storage.Metrics;

/// <summary>Reads what <see cref="ColumnWriter"/> wrote, from bytes that may be damaged.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct ColumnReader(ReadOnlySpan<byte> bytes)
{
    private const int ContinueBit = 0x80;
    private const int LastShift = 63;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool AtEnd => _position == _bytes.Length;

    /// <exception cref="InvalidDataException">The bytes end.</exception>
    public byte ReadByte() => _position < _bytes.Length ? _bytes[_position++] : throw Damaged();

    /// <exception cref="InvalidDataException">The bytes end, or the number has more than 64 bits.</exception>
    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift <= LastShift; shift += 7)
        {
            ulong next = ReadByte();
            if (shift == LastShift && next > 1)
            {
                break;
            }

            value |= (next & (ContinueBit - 1)) << shift;
            if (next < ContinueBit)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>Reads a column after its length.</summary>
    /// <exception cref="InvalidDataException">The bytes end.</exception>
    public ReadOnlySpan<byte> ReadColumn()
    {
        var length = ReadVarint();
        if (length > (ulong)(_bytes.Length - _position))
        {
            throw Damaged();
        }

        var column = _bytes.Slice(_position, (int)length);
        _position += (int)length;
        return column;
    }

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> Rest()
    {
        var rest = _bytes[_position..];
        _position = _bytes.Length;
        return rest;
    }

    /// <summary>What to throw for bytes that no writer wrote.</summary>
    public static InvalidDataException Damaged() => new("The metric chunk is damaged.");
}
