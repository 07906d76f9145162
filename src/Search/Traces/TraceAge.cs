using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Filters;
using Bayou.Search.Traces.Sorting;

namespace Bayou.Search.Traces;

/// <summary>Finds the oldest traces.</summary>
/// <param name="columns">The columns.</param>
internal sealed class TraceAge(TraceColumns columns)
{
    private const long MsPerSecond = 1000;

    private static readonly Ordering s_oldestFirst =
        new([TraceSchema.LatestFirst with { Descending = false }], IdDescending: false);

    /// <summary>Ids of the oldest traces, oldest first.</summary>
    /// <param name="maxRequestTime">Request time in ms up to which they count, inclusive.</param>
    /// <param name="maxTraces">How many at most.</param>
    public ImmutableArray<string> Oldest(long maxRequestTime, int maxTraces) =>
        [.. OldestRows(maxRequestTime, maxTraces).Select(columns.Ids.Get)];

    /// <summary>Ids of traces that a rule no longer keeps, oldest first.</summary>
    /// <param name="retention">The rule.</param>
    /// <param name="now">The time, in ms since 1970.</param>
    /// <param name="maxTraces">How many at most.</param>
    public ImmutableArray<string> Expired(TraceRetention retention, long now, int maxTraces)
    {
        var keptSince = retention.MaxAge is { } seconds ? now - (Math.Min(now / MsPerSecond, seconds) * MsPerSecond) : long.MinValue;
        var excess = retention.MaxTraces is { } most ? columns.Count - most : 0;
        var excessBytes = retention.MaxBytes is { } mostBytes ? columns.TotalBytes - mostBytes : 0;
        if (retention.MaxAge is null && excess <= 0 && excessBytes <= 0)
        {
            return [];
        }

        var expired = ImmutableArray.CreateBuilder<string>();
        foreach (var row in OldestRows(excess > 0 || excessBytes > 0 ? long.MaxValue : keptSince - 1, maxTraces))
        {
            if (columns.Times[row] >= keptSince && excess <= 0 && excessBytes <= 0)
            {
                break;
            }

            expired.Add(columns.Ids.Get(row));
            excess--;
            excessBytes -= columns.Bytes[row];
        }

        return expired.ToImmutable();
    }

    private int[] OldestRows(long maxRequestTime, int maxTraces)
    {
        if (maxTraces < 1)
        {
            return [];
        }

        RowFilter[] filters =
            [new LiveFilter(columns), new RequestTimeFilter(columns, new WholeCondition(long.MinValue, maxRequestTime, Negated: false))];
        return new PageScan(filters, TraceOrders.Create(columns, s_oldestFirst), maxTraces, null, countsAll: false)
            .Find(columns.RowCount, backwards: false, columns.Pages.ByTime());
    }
}
