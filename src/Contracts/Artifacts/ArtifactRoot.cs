namespace Bayou.Contracts.Artifacts;

/// <summary>The place of a run's artifacts.</summary>
/// <param name="Store">Keeps them.</param>
/// <param name="Path">Where in the store they begin.</param>
/// <param name="IsProxied">Whether clients reach them only through this server (<c>mlflow-artifacts:</c> and its HTTP form).</param>
public sealed record ArtifactRoot(IArtifactStore Store, ArtifactPath Path, bool IsProxied);
