using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;

namespace Bayou.Grains;

/// <summary>What must be there before the first request is served.</summary>
public static class GrainStartup
{
    /// <summary>Loads the default workspace's catalog, which makes the default experiment where it is missing.</summary>
    /// <param name="grains">The running engine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store gave no answer.</exception>
    public static Task PrepareAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace))
            .SearchAsync(new ExperimentSearchQuery(null, ViewType.ActiveOnly, 1, [], null), cancellationToken);
    }
}
