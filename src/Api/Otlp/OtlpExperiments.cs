using System.Collections.Concurrent;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;

namespace Bayou.Api.Otlp;

/// <summary>Finds experiments by the names that spans give, and makes those that are missing.</summary>
/// <param name="grains">Where experiments are.</param>
/// <param name="options">Whether missing ones are made.</param>
/// <param name="time">Tells how old a remembered name is.</param>
internal sealed class OtlpExperiments(IGrainFactory grains, OtlpOptions options, TimeProvider time)
{
    /// <summary>How long a name is remembered: an experiment that was renamed or deleted gets spans no longer than that.</summary>
    internal static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private const int MostNames = 1000;

    private readonly ConcurrentDictionary<string, (string Id, long Since)> _known = new(StringComparer.Ordinal);

    /// <summary>The id of an experiment that is in use.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BayouException">
    /// INVALID_PARAMETER_VALUE: it is deleted, can't have that name, or is missing and not to be made. TEMPORARILY_UNAVAILABLE.
    /// </exception>
    internal ValueTask<string> FindAsync(string name, CancellationToken cancellationToken) =>
        _known.TryGetValue(name, out var known) && time.GetElapsedTime(known.Since) < Memory
            ? ValueTask.FromResult(known.Id)
            : AskAsync(name, cancellationToken);

    private async ValueTask<string> AskAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Length > Limits.ExperimentName)
        {
            throw BayouException.InvalidParameter(
                $"the experiment's name, which service.name or mlflow.experiment.name gives, is longer than {Limits.ExperimentName} characters");
        }

        var asked = time.GetTimestamp();
        var catalog = grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));
        var id = Admit(await catalog.FindByNameAsync(name, cancellationToken)) ?? await CreateAsync(catalog, name, cancellationToken);
        if (_known.Count >= MostNames)
        {
            _known.Clear();
        }

        _known[name] = (id, asked);
        return id;
    }

    private async Task<string> CreateAsync(IExperimentCatalogGrain catalog, string name, CancellationToken cancellationToken)
    {
        if (!options.CreateExperiments)
        {
            throw BayouException.InvalidParameter(
                $"there is no experiment '{name}', and none is made for spans: create it, name another one by the header x-mlflow-experiment-id "
                + "or the resource attribute mlflow.experiment.name, or start the server with BAYOU_OTLP_CREATE_EXPERIMENTS=true");
        }

        try
        {
            return await catalog.CreateAsync(new CreateExperiment(name, null, []), cancellationToken);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceAlreadyExists)
        {
            // Another request made it meanwhile.
            return Admit(await catalog.FindByNameAsync(name, cancellationToken))
                ?? throw BayouException.Unavailable($"The experiment '{name}' is being made.", exception);
        }
    }

    private static string? Admit(Experiment? experiment) => experiment?.LifecycleStage == LifecycleStage.Deleted
        ? throw BayouException.InvalidParameter(
            $"the experiment '{experiment.Name}' is deleted: restore it, or name another one by the header x-mlflow-experiment-id "
            + "or the resource attribute mlflow.experiment.name")
        : experiment?.ExperimentId;
}
