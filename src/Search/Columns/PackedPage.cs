using System.Runtime.InteropServices;

namespace Bayou.Search.Columns;

/// <summary>
/// Up to 1024 integers as unsigned differences from a common base, in as few bytes each as the page needs (0, 1, 2, 4 or 8). A place
/// never written holds any value.
/// </summary>
internal sealed class PackedPage
{
    private const int LeastLength = 4;
    private readonly bool _fromZero;
    private byte[] _bytes = [];
    private int _length;
    private int _width;
    private long _base;
    private long _least = long.MaxValue;
    private long _greatest = long.MinValue;

    /// <summary>Makes an empty page.</summary>
    /// <param name="fromZero">
    /// Whether all values count up from zero; the base stays there then, and a place never written holds zero.
    /// </param>
    public PackedPage(bool fromZero) => _fromZero = fromZero;

    /// <summary>The value at a place.</summary>
    /// <param name="place">The place.</param>
    public long this[int place]
    {
        get => place >= _length ? _base : _width switch
        {
            0 => _base,
            1 => _base + _bytes[place],
            2 => _base + Cells<ushort>()[place],
            4 => _base + Cells<uint>()[place],
            _ => _base + Cells<long>()[place],
        };
        set => Write(place, value);
    }

    /// <summary>Bounds of all values that were ever written; for a page without any the least is greater than the greatest.</summary>
    public (long Least, long Greatest) Bounds => (_least, _greatest);

    /// <summary>Copies the first values.</summary>
    /// <param name="values">Takes as many values as it is long.</param>
    public void CopyTo(Span<long> values)
    {
        if (_width == 0)
        {
            values.Fill(_base);
            return;
        }

        var count = Math.Min(values.Length, _length);
        values[count..].Fill(_base);
        values = values[..count];
        switch (_width)
        {
            case 1:
                Unpack(_bytes.AsSpan(0, count), values);
                break;
            case 2:
                Unpack(Cells<ushort>()[..count], values);
                break;
            case 4:
                Unpack(Cells<uint>()[..count], values);
                break;
            default:
                Unpack(Cells<long>()[..count], values);
                break;
        }
    }

    /// <summary>A page with the first values of this one moved to other places.</summary>
    /// <param name="places">The new place of each.</param>
    public PackedPage Scatter(ReadOnlySpan<ushort> places)
    {
        var scattered = new PackedPage(_fromZero);
        for (var i = 0; i < places.Length; i++)
        {
            scattered[places[i]] = this[i];
        }

        return scattered;
    }

    private static ulong GreatestDifference(int width) => width == 8 ? ulong.MaxValue : (1UL << (width * 8)) - 1;

    private Span<T> Cells<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan());

    private void Unpack(ReadOnlySpan<byte> cells, Span<long> values)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            values[i] = _base + cells[i];
        }
    }

    private void Unpack(ReadOnlySpan<ushort> cells, Span<long> values)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            values[i] = _base + cells[i];
        }
    }

    private void Unpack(ReadOnlySpan<uint> cells, Span<long> values)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            values[i] = _base + cells[i];
        }
    }

    private void Unpack(ReadOnlySpan<long> cells, Span<long> values)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            values[i] = _base + cells[i];
        }
    }

    private void Write(int place, long value)
    {
        _least = Math.Min(_least, value);
        _greatest = Math.Max(_greatest, value);
        if (_length == 0 && !_fromZero)
        {
            _base = value;
        }

        if (place >= _length)
        {
            _length = Math.Min(Pages.Rows, Math.Max(LeastLength, Math.Max(place + 1, _length * 2)));
            Array.Resize(ref _bytes, _length * _width);
        }

        if ((ulong)(value - _base) > GreatestDifference(_width))
        {
            Repack(value);
        }

        Store(place, value - _base);
    }

    private void Store(int place, long difference)
    {
        switch (_width)
        {
            case 0:
                break;
            case 1:
                _bytes[place] = (byte)difference;
                break;
            case 2:
                Cells<ushort>()[place] = (ushort)difference;
                break;
            case 4:
                Cells<uint>()[place] = (uint)difference;
                break;
            default:
                Cells<long>()[place] = difference;
                break;
        }
    }

    /// <summary>Finds a base and width that also hold one more value.</summary>
    private void Repack(long value)
    {
        Span<long> values = stackalloc long[_length];
        CopyTo(values);
        var (least, greatest) = (value, value);
        foreach (var held in values)
        {
            least = Math.Min(least, held);
            greatest = Math.Max(greatest, held);
        }

        var range = (ulong)(greatest - (_fromZero ? 0 : least));
        _width = range switch
        {
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        };
        _base = _fromZero ? 0 : LowerBase(least, GreatestDifference(_width) - range);
        _bytes = new byte[_length * _width];
        for (var i = 0; i < values.Length; i++)
        {
            Store(i, values[i] - _base);
        }
    }

    /// <summary>
    /// Leaves half of the spare differences below the least value, so that values that come in descending order seldom repack.
    /// </summary>
    private static long LowerBase(long least, ulong spare)
    {
        var room = (ulong)(least - long.MinValue);
        return least - (long)Math.Min(spare / 2, room);
    }
}
