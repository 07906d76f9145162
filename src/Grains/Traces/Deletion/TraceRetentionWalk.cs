using System.Runtime.CompilerServices;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Storage;

namespace Bayou.Grains.Traces.Deletion;

/// <summary>Finds the experiments whose traces don't stay for ever, and has what is due deleted.</summary>
/// <param name="grains">The engine.</param>
/// <param name="store">The log.</param>
/// <param name="options">The rule of experiments without one.</param>
public sealed class TraceRetentionWalk(IGrainFactory grains, IStateStore store, TraceOptions options)
{
    private const int PageExperiments = 1000;

    /// <summary>
    /// Goes over all experiments that have a rule, or over all that there are where the configuration has one. Called again and again, by every
    /// silo: what one has begun goes on elsewhere after its end, and an experiment that is being purged isn't purged twice.
    /// </summary>
    /// <param name="cancellationToken">Ends it between two traces.</param>
    /// <returns>How many traces were deleted.</returns>
    /// <exception cref="Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store gives no answer.</exception>
    public async Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        var deleted = 0L;
        await foreach (var experimentId in options.Retention.HasBounds ? AllAsync(cancellationToken) : RuledAsync(cancellationToken))
        {
            var deletion = grains.GetGrain<ITraceDeletionGrain>(GrainKeys.Experiment(experimentId));
            while (await deletion.PurgeAsync(cancellationToken) is > 0 and var gone)
            {
                deleted += gone;
            }
        }

        return deleted;
    }

    private IAsyncEnumerable<string> RuledAsync(CancellationToken cancellationToken) =>
        store.Log.ReadChildrenAsync(StreamNames.TraceDeletions, cancellationToken).Select(static stored => StreamNames.TraceDeletionIdOf(stored.Stream));

    private async IAsyncEnumerable<string> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalog = grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));
        string? token = null;
        do
        {
            var page = await catalog.SearchAsync(new ExperimentSearchQuery(null, ViewType.All, PageExperiments, [], token), cancellationToken);
            foreach (var experiment in page.Experiments)
            {
                yield return experiment.ExperimentId;
            }

            token = page.NextPageToken;
        }
        while (token is not null);
    }
}
