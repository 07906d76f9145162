using Bayou.Contracts.Artifacts;

namespace Bayou.Api.Artifacts;

/// <summary>Reads the directory that a listing asks for.</summary>
internal static class ArtifactListing
{
    /// <summary>The directory of a parameter that is decoded already; the root when it is absent or empty. One slash may end it.</summary>
    internal static ArtifactPath DirectoryOf(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return ArtifactPath.Root;
        }

        return ArtifactPath.Parse(path.Length > 1 && path.EndsWith('/') ? path[..^1] : path);
    }
}
