using Bayou.Search.Columns;

namespace Bayou.Search.Traces;

/// <summary>
/// How many traces each page of rows holds, and between which request times. Bounds only widen until a page is empty again, so they may be
/// too wide after deletions, never too narrow.
/// </summary>
internal sealed class TracePages
{
    private readonly List<(int Count, long Least, long Most)> _pages = [];

    /// <summary>Notes that a row holds a trace.</summary>
    /// <param name="row">A row that held none.</param>
    public void Add(int row)
    {
        if (Pages.Of(row) == _pages.Count)
        {
            _pages.Add(default);
        }

        var page = _pages[Pages.Of(row)];
        _pages[Pages.Of(row)] = page.Count == 0 ? (1, long.MaxValue, long.MinValue) : page with { Count = page.Count + 1 };
    }

    /// <summary>Notes that a row holds no trace any more.</summary>
    /// <param name="row">A row that held one.</param>
    public void Remove(int row)
    {
        var page = _pages[Pages.Of(row)];
        _pages[Pages.Of(row)] = page with { Count = page.Count - 1 };
    }

    /// <summary>Notes a trace's request time.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="time">The time in ms.</param>
    public void Widen(int row, long time)
    {
        var (count, least, most) = _pages[Pages.Of(row)];
        _pages[Pages.Of(row)] = (count, Math.Min(least, time), Math.Max(most, time));
    }

    /// <summary>How many traces a page holds.</summary>
    /// <param name="page">The page.</param>
    public int CountOf(int page) => _pages[page].Count;

    /// <summary>The bounds of a page.</summary>
    /// <param name="page">The page.</param>
    public (long Least, long Most) BoundsOf(int page) => (_pages[page].Least, _pages[page].Most);

    /// <summary>
    /// The pages that hold anything, by their latest request time. Traces mostly arrive in the order of these times, but rows that
    /// deletions left free are used again.
    /// </summary>
    public int[] ByTime()
    {
        var pages = new List<int>(_pages.Count);
        for (var page = 0; page < _pages.Count; page++)
        {
            if (_pages[page].Count > 0)
            {
                pages.Add(page);
            }
        }

        pages.Sort((left, right) => _pages[left].Most.CompareTo(_pages[right].Most));
        return [.. pages];
    }
}
