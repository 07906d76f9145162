using Bayou.Contracts.Metrics;

namespace Bayou.Search.Columns;

/// <summary>The latest points of one metric, by row.</summary>
internal sealed class MetricColumn
{
    private MetricPage?[] _pages = [];

    /// <summary>The value of a row, or <see cref="MetricPage.Absent"/>.</summary>
    /// <param name="row">The row.</param>
    public double Value(int row) => Find(Pages.Of(row))?.Value(Pages.PlaceOf(row)) ?? MetricPage.Absent;

    /// <summary>The point of a row that has one.</summary>
    /// <param name="row">The row.</param>
    public MetricPoint Point(int row) => _pages[Pages.Of(row)]!.Point(Pages.PlaceOf(row));

    /// <summary>All values of a page by place; empty when none of its rows has the metric.</summary>
    /// <param name="page">The page.</param>
    /// <param name="scratch">Room for a page.</param>
    public ReadOnlySpan<double> Values(int page, Span<double> scratch) => Find(page) is { } found ? found.Values(scratch) : default;

    /// <summary>Bounds of a page's values but NaN, as <see cref="MetricPage.Bounds"/>; they may be wider than what it holds now.</summary>
    /// <param name="page">The page.</param>
    public (double Least, double Greatest) Bounds(int page) => Find(page)?.Bounds ?? (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Sets the point of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="point">The point.</param>
    /// <returns>Whether the row had none.</returns>
    public bool Set(int row, MetricPoint point)
    {
        var page = Pages.Of(row);
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, page + 1 + (page / 4));
        }

        return (_pages[page] ??= new MetricPage()).Set(Pages.PlaceOf(row), point);
    }

    /// <summary>Takes the metric away from a row.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row) => Find(Pages.Of(row))?.Clear(Pages.PlaceOf(row));

    private MetricPage? Find(int page) => page < _pages.Length ? _pages[page] : null;
}
