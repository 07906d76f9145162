namespace Bayou.Api.Artifacts;

/// <summary>Says where runs keep their artifacts.</summary>
internal interface IRunLocations
{
    /// <summary>The artifact URI of a run, deleted or not.</summary>
    /// <param name="runId">As the client knows it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Contracts.Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such run.</exception>
    Task<string> GetArtifactUriAsync(string runId, CancellationToken cancellationToken);
}
