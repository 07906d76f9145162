using Bayou.Contracts.Metrics;

namespace Bayou.Search.Columns;

/// <summary>The latest points of one metric in up to 1024 rows.</summary>
internal sealed class MetricPage
{
    /// <summary>Bits of the NaN that marks a row without the metric; a logged NaN has others.</summary>
    private const long AbsentBits = 0x7FF8_0000_0BA1_0000;

    private readonly RowSlots _slots = new();
    private double[] _values = [];
    private PackedPage _timestamps = new(fromZero: false);
    private PackedPage _steps = new(fromZero: false);
    private double _least = double.PositiveInfinity;
    private double _greatest = double.NegativeInfinity;

    /// <summary>Marks a row without the metric.</summary>
    public static double Absent { get; } = BitConverter.Int64BitsToDouble(AbsentBits);

    /// <summary>
    /// Bounds of all values but NaN that were ever set; where there are none, the least is greater than the greatest.
    /// </summary>
    public (double Least, double Greatest) Bounds => (_least, _greatest);

    /// <summary>Whether a value is <see cref="Absent"/>.</summary>
    /// <param name="value">The value.</param>
    public static bool IsAbsent(double value) => BitConverter.DoubleToInt64Bits(value) == AbsentBits;

    /// <summary>The value at a place, or <see cref="Absent"/>.</summary>
    /// <param name="place">The place.</param>
    public double Value(int place)
    {
        var slot = _slots.Find(place);
        return slot < 0 ? Absent : _values[slot];
    }

    /// <summary>The point at a place that has one.</summary>
    /// <param name="place">The place.</param>
    public MetricPoint Point(int place)
    {
        var slot = _slots.Find(place);
        return new MetricPoint(_values[slot], _timestamps[slot], _steps[slot]);
    }

    /// <summary>All 1024 values by place.</summary>
    /// <param name="scratch">Holds them where the page itself does not.</param>
    public ReadOnlySpan<double> Values(Span<double> scratch)
    {
        if (_slots.IsDense)
        {
            return _values;
        }

        scratch.Fill(Absent);
        var places = _slots.Places;
        for (var i = 0; i < places.Length; i++)
        {
            scratch[places[i]] = _values[i];
        }

        return scratch;
    }

    /// <summary>Sets the point at a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="point">The point.</param>
    /// <returns>Whether the place had none.</returns>
    public bool Set(int place, MetricPoint point)
    {
        var slot = _slots.Find(place);
        if (slot < 0)
        {
            slot = AddSlot(place);
        }

        var isNew = IsAbsent(_values[slot]);
        _values[slot] = double.IsNaN(point.Value) ? double.NaN : point.Value;
        if (!double.IsNaN(point.Value))
        {
            _least = Math.Min(_least, point.Value);
            _greatest = Math.Max(_greatest, point.Value);
        }

        _timestamps[slot] = point.Timestamp;
        _steps[slot] = point.Step;
        return isNew;
    }

    /// <summary>Takes the point away from a place.</summary>
    /// <param name="place">The place.</param>
    public void Clear(int place)
    {
        var slot = _slots.Find(place);
        if (slot >= 0)
        {
            _values[slot] = Absent;
        }
    }

    private int AddSlot(int place)
    {
        if (_slots.IsFull)
        {
            Spread();
            return place;
        }

        var slot = _slots.Add(place);
        if (slot == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, slot * 2));
        }

        _values[slot] = Absent;
        return slot;
    }

    private void Spread()
    {
        var spread = new double[Pages.Rows];
        Values(spread);
        _values = spread;
        _timestamps = _timestamps.Scatter(_slots.Places);
        _steps = _steps.Scatter(_slots.Places);
        _slots.Spread();
    }
}
