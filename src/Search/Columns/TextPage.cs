namespace Bayou.Search.Columns;

/// <summary>Codes of texts in up to 1024 rows; 0 where a row has none.</summary>
internal sealed class TextPage
{
    private readonly RowSlots _slots = new();
    private PackedPage _codes = new(fromZero: true);

    /// <summary>The code at a place, or 0.</summary>
    /// <param name="place">The place.</param>
    public int this[int place]
    {
        get
        {
            var slot = _slots.Find(place);
            return slot < 0 ? 0 : (int)_codes[slot];
        }

        set
        {
            var slot = _slots.Find(place);
            if (slot < 0)
            {
                slot = AddSlot(place);
            }

            _codes[slot] = value;
        }
    }

    /// <summary>Bounds of all codes that were ever set; where there are none, the least is greater than the greatest.</summary>
    public (long Least, long Greatest) Bounds => _codes.Bounds;

    /// <summary>Copies all 1024 codes by place.</summary>
    /// <param name="codes">Takes them.</param>
    public void CopyTo(Span<long> codes)
    {
        if (_slots.IsDense)
        {
            _codes.CopyTo(codes);
            return;
        }

        codes.Clear();
        var places = _slots.Places;
        for (var i = 0; i < places.Length; i++)
        {
            codes[places[i]] = _codes[i];
        }
    }

    private int AddSlot(int place)
    {
        if (!_slots.IsFull)
        {
            return _slots.Add(place);
        }

        _codes = _codes.Scatter(_slots.Places);
        _slots.Spread();
        return place;
    }
}
