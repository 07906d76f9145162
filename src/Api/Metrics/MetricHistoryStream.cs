using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Metrics;

/// <summary>Reads histories of any length page by page, never whole.</summary>
internal static class MetricHistoryStream
{
    /// <summary>Points asked of a run at once.</summary>
    internal const int PagePoints = 10_000;

    /// <summary>Adds the points of one run until the limit.</summary>
    /// <param name="list">Where to.</param>
    /// <param name="run">The run; one that doesn't exist has no points.</param>
    /// <param name="query">Key, position and limit.</param>
    /// <param name="runId">Written with each point unless null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The last point added, when more follow.</returns>
    internal static async Task<MetricPoint?> AddAsync(
        PointList list, IRunGrain run, MetricHistoryQuery query, string? runId, CancellationToken cancellationToken)
    {
        var left = query.MaxResults;
        var after = query.After;
        while (left > 0)
        {
            var page = await ReadAsync(run, query with { After = after, MaxResults = Math.Min(PagePoints, left) }, cancellationToken);
            foreach (var point in page.Points)
            {
                await list.AddAsync(query.Key, point, runId);
            }

            if (!page.HasMore)
            {
                return null;
            }

            left -= page.Points.Length;
            after = page.Points[^1];
        }

        return after;
    }

    private static async Task<MetricHistoryPage> ReadAsync(IRunGrain run, MetricHistoryQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await run.GetMetricHistoryAsync(query, cancellationToken);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            return new MetricHistoryPage([], HasMore: false);
        }
    }
}
