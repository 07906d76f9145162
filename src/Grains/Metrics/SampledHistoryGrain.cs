using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Metrics;

/// <summary>Asks runs for their steps, chooses those to show, and asks for the points on them.</summary>
[StatelessWorker]
internal sealed class SampledHistoryGrain : Grain, ISampledHistoryGrain
{
    /// <inheritdoc />
    public async Task<ImmutableArray<RunPoints>> SampleAsync(SampledHistoryQuery query, CancellationToken cancellationToken)
    {
        // Without a range MLflow starts at step 0, so that negative steps are left out.
        var (min, max) = (query.StartStep ?? 0, query.EndStep ?? long.MaxValue);
        var runs = query.RunIds.Distinct(StringComparer.Ordinal).ToArray();
        var steps = await Task.WhenAll(runs.Select(id => StepsAsync(id, query.Key, min, max, cancellationToken)));
        var chosen = StepSampling.Sample(steps, query.MaxSteps);
        var points = await Task.WhenAll(runs.Select((id, i) => PointsAsync(id, query.Key, chosen, steps[i], cancellationToken)));
        var byRun = runs.Zip(points).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return [.. query.RunIds.Select(id => new RunPoints(id, byRun[id]))];
    }

    private async Task<ImmutableArray<long>> StepsAsync(string runId, string key, long min, long max, CancellationToken cancellationToken)
    {
        try
        {
            return await GrainFactory.GetGrain<IRunGrain>(GrainKeys.Run(runId)).GetMetricStepsAsync(key, min, max, cancellationToken);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            return [];
        }
    }

    private async Task<ImmutableArray<MetricPoint>> PointsAsync(
        string runId, string key, ImmutableArray<long> steps, ImmutableArray<long> own, CancellationToken cancellationToken) =>
        own.IsEmpty ? [] : await GrainFactory.GetGrain<IRunGrain>(GrainKeys.Run(runId)).GetMetricPointsAsync(key, steps, cancellationToken);
}
