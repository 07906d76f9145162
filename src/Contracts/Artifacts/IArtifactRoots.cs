namespace Bayou.Contracts.Artifacts;

/// <summary>
/// Finds the store behind an artifact URI. URIs of runs come from users, so each use is checked anew: a local folder is
/// opened only under a root that the operator configured, whatever was accepted when the experiment was made.
/// </summary>
public interface IArtifactRoots
{
    /// <summary>Where the artifacts of a URI are kept.</summary>
    /// <param name="artifactUri">A run's artifact URI.</param>
    /// <exception cref="Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a local folder under no configured root, or a URI that is none. NOT_IMPLEMENTED: this
    /// server has no store for the URI's scheme.
    /// </exception>
    ArtifactRoot Resolve(string artifactUri);
}
