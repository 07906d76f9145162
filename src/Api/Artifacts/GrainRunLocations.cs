using Bayou.Api.Runs;

namespace Bayou.Api.Artifacts;

/// <summary>Asks the runs' grains.</summary>
/// <param name="grains">Where calls go.</param>
internal sealed class GrainRunLocations(IGrainFactory grains) : IRunLocations
{
    public async Task<string> GetArtifactUriAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await RunIds.Grain(grains, runId).GetInfoAsync(cancellationToken);
        return run.ArtifactUri;
    }
}
