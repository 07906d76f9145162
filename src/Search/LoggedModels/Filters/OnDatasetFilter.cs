using Bayou.Search.Columns;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.LoggedModels.Filters;

/// <summary>Keeps models that have any metric on some datasets.</summary>
/// <param name="points">The metric points.</param>
/// <param name="datasets">The datasets, by number.</param>
internal sealed class OnDatasetFilter(ModelPoints points, bool[] datasets) : RowFilter(FilterCost.Match)
{
    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var first = Pages.FirstRow(page);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += Matches(first + place) ? 1 : 0;
        }

        return kept;
    }

    private bool Matches(int row)
    {
        foreach (var point in points.Of(row))
        {
            if (datasets[point.Dataset])
            {
                return true;
            }
        }

        return false;
    }
}
