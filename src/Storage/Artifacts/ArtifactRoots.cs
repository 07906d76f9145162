using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Artifacts;

/// <summary>The proxied store, and a local store per folder that the server may open.</summary>
internal sealed class ArtifactRoots : IArtifactRoots
{
    private readonly (string Folder, LocalArtifactStore Store)[] _local;

    /// <param name="options">Valid options.</param>
    /// <param name="clock">For the stores.</param>
    internal ArtifactRoots(ArtifactStoreOptions options, TimeProvider clock)
    {
        var folders = options.AllowedLocalRoots.Prepend(options.Destination).Select(text => LocalFolder.TryParse(text)!);
        _local = [.. folders.Distinct().Select(folder => (folder, new LocalArtifactStore(RootedFolder.Open(folder), clock)))];
        Proxied = _local[0].Store;
    }

    /// <summary>The store behind the artifact proxy.</summary>
    internal IArtifactStore Proxied { get; }

    /// <summary>All local stores.</summary>
    internal IEnumerable<LocalArtifactStore> Local => _local.Select(root => root.Store);

    public ArtifactRoot Resolve(string artifactUri)
    {
        if (ArtifactLocation.TryGetProxied(artifactUri, out var path))
        {
            return new ArtifactRoot(Proxied, path, IsProxied: true);
        }

        if (ArtifactLocation.TryGetLocal(artifactUri, out var wanted))
        {
            return ResolveLocal(artifactUri, wanted);
        }

        throw new BayouException(
            ErrorCode.NotImplemented,
            $"This server does not open artifacts at '{artifactUri}'; it opens proxied ones (mlflow-artifacts:) and local folders "
            + "(file:///path). A client with access to the location can.");
    }

    private ArtifactRoot ResolveLocal(string artifactUri, string wanted)
    {
        foreach (var (folder, store) in _local)
        {
            if (wanted == folder)
            {
                return new ArtifactRoot(store, ArtifactPath.Root, IsProxied: false);
            }

            if (wanted.StartsWith(folder, StringComparison.Ordinal) && wanted[folder.Length] == '/')
            {
                return new ArtifactRoot(store, ArtifactPath.Parse(wanted[(folder.Length + 1)..]), IsProxied: false);
            }
        }

        throw BayouException.InvalidParameter(
            $"This server does not open artifacts at '{artifactUri}', which is under none of the folders that it may open. "
            + "Those are set with --artifacts-destination and --default-artifact-root.");
    }
}
