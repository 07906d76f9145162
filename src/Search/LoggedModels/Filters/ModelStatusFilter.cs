using System.Globalization;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.LoggedModels.Filters;

/// <summary>
/// Keeps models by status, which goes by three names: that on the wire, that of MLflow's Python client, and its number, which is all that
/// MLflow itself compares with.
/// </summary>
internal sealed class ModelStatusFilter : RowFilter
{
    private readonly WholeColumn _statuses;
    private readonly HashSet<long> _wanted = [];

    /// <summary>Binds a condition.</summary>
    /// <param name="statuses">Numbers of statuses.</param>
    /// <param name="condition">The condition.</param>
    public ModelStatusFilter(WholeColumn statuses, TextCondition condition)
        : base(FilterCost.Number)
    {
        _statuses = statuses;
        var named = condition with { Negated = false };
        foreach (var status in Enum.GetValues<LoggedModelStatus>())
        {
            var number = ((int)status).ToString(CultureInfo.InvariantCulture);
            var isNamed = named.Matches(status.WireName()) || named.Matches(status.ClientName()) || named.Matches(number);
            if (isNamed != condition.Negated)
            {
                _wanted.Add((long)status);
            }
        }
    }

    /// <inheritdoc/>
    public override int Keep(int page, Span<ushort> places, ScanBuffers buffers)
    {
        var values = buffers.Wholes;
        _statuses.CopyTo(page, values);
        var kept = 0;
        foreach (var place in places)
        {
            places[kept] = place;
            kept += _wanted.Contains(values[place]) ? 1 : 0;
        }

        return kept;
    }
}
