using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;

namespace Bayou.Grains;

/// <summary>What must be there before the first request is served.</summary>
public static class GrainStartup
{
    /// <summary>
    /// Loads the default workspace's catalogs: that of experiments, which makes the default experiment where it is missing, and that of
    /// registered models, so that no search is the one that waits until all models are read.
    /// </summary>
    /// <param name="grains">The running engine.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Contracts.Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store gave no answer.</exception>
    public static Task PrepareAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grains);
        var experiments = grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace))
            .SearchAsync(new ExperimentSearchQuery(null, ViewType.ActiveOnly, 1, [], null), cancellationToken);
        var models = grains.GetGrain<IModelCatalogGrain>(GrainKeys.ModelCatalog(GrainKeys.DefaultWorkspace))
            .SearchModelsAsync(new RegistrySearchQuery("", 1, [], null), cancellationToken);
        return Task.WhenAll(experiments, models);
    }
}
