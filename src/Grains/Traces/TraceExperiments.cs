using System.Collections.Concurrent;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;

namespace Bayou.Grains.Traces;

/// <summary>
/// Where the artifacts of experiments go, kept by this process: each new trace asks for it, an experiment never changes it and is never
/// removed for good.
/// </summary>
/// <param name="grains">Finds experiments.</param>
internal sealed class TraceExperiments(IGrainFactory grains)
{
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, string> _locations = new(StringComparer.Ordinal);

    /// <summary>Where a trace's artifacts go.</summary>
    internal static string ArtifactUri(string experimentLocation, string traceId) =>
        ArtifactLocation.Append(experimentLocation, "traces", traceId, "artifacts");

    /// <summary>An experiment's artifact location; null where there is no such experiment.</summary>
    internal ValueTask<string?> FindLocationAsync(string experimentId, CancellationToken cancellationToken) =>
        _locations.TryGetValue(experimentId, out var location) ? new(location) : new(AskAsync(experimentId, cancellationToken));

    private async Task<string?> AskAsync(string experimentId, CancellationToken cancellationToken)
    {
        try
        {
            var experiment = await grains.GetGrain<IExperimentGrain>(GrainKeys.Experiment(experimentId)).GetAsync(cancellationToken);
            if (_locations.Count >= MaxKept)
            {
                _locations.Clear();
            }

            return _locations[experimentId] = experiment.ArtifactLocation;
        }
        catch (BayouException unknown) when (unknown.Code == ErrorCode.ResourceDoesNotExist)
        {
            return null;
        }
    }
}
