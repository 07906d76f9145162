using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Traces;

namespace Bayou.Grains.Traces.Search;

/// <summary>Asks the indexes of all experiments named at once, and puts their answers together.</summary>
[StatelessWorker]
internal sealed class TraceSearchGrain : Grain, ITraceSearchGrain
{
    /// <inheritdoc />
    public async Task<TraceSearchPage> SearchAsync(TraceSearchQuery query, CancellationToken cancellationToken)
    {
        TraceTable.Validate(query);
        var pages = await AskAsync(query.ExperimentIds, index => index.SearchAsync(query, cancellationToken));
        return pages.Length == 1 ? pages[0] : TraceMerge.Merge(query, pages);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<TraceMetricPoint>> GetMetricsAsync(TraceMetricsQuery query, CancellationToken cancellationToken)
    {
        TraceMetricMerge.Validate(query);
        var groups = await AskAsync(query.ExperimentIds, index => index.GetMetricGroupsAsync(query, cancellationToken));
        return TraceMetricMerge.Merge(query, groups.SelectMany(static group => group));
    }

    /// <inheritdoc />
    public async Task<FilterCorrelation> CorrelateAsync(
        ImmutableArray<string> experimentIds, string filter1, string filter2, string? baseFilter, CancellationToken cancellationToken)
    {
        var common = baseFilter ?? string.Empty;
        TraceTable.Validate([common, filter1, filter2]);
        var counts = await Task.WhenAll(
            CountAsync(experimentIds, [common], cancellationToken),
            CountAsync(experimentIds, [common, filter1], cancellationToken),
            CountAsync(experimentIds, [common, filter2], cancellationToken),
            CountAsync(experimentIds, [common, filter1, filter2], cancellationToken));
        return TraceCorrelation.From(counts[0], counts[1], counts[2], counts[3]);
    }

    private async Task<long> CountAsync(
        ImmutableArray<string> experimentIds, ImmutableArray<string> filters, CancellationToken cancellationToken)
    {
        var counts = await AskAsync(experimentIds, index => index.CountAsync(filters, cancellationToken));
        return counts.Sum();
    }

    private Task<T[]> AskAsync<T>(ImmutableArray<string> experimentIds, Func<ITraceIndexGrain, Task<T>> ask) => Task.WhenAll(
        experimentIds.Distinct(StringComparer.Ordinal).Select(id => ask(GrainFactory.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(id)))));
}
