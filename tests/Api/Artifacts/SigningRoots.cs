using Bayou.Contracts.Artifacts;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>Leads proxied and direct URIs (<c>cloud://</c>) to one store.</summary>
internal sealed class SigningRoots(IArtifactStore store) : IArtifactRoots
{
    public ArtifactRoot Resolve(string artifactUri) =>
        ArtifactLocation.TryGetProxied(artifactUri, out var path)
            ? new ArtifactRoot(store, path, IsProxied: true)
            : new ArtifactRoot(store, ArtifactPath.Parse(artifactUri["cloud://".Length..]), IsProxied: false);
}
