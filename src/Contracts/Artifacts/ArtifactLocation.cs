using System.Diagnostics.CodeAnalysis;
using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Artifacts;

/// <summary>
/// Artifact URIs: which ones an experiment may have, how a run's URI follows from its experiment's, and which place a URI
/// means. The places are what <see cref="IArtifactRoots"/> asks for; whether one may be opened is decided there.
/// </summary>
public static class ArtifactLocation
{
    /// <summary>Where MLflow's clients send the bytes of a proxied artifact; an HTTP artifact URI contains it.</summary>
    private const string ProxyRoute = "/api/2.0/mlflow-artifacts/artifacts";

    /// <summary>Checks the location that a user wants for an experiment and answers the text to store.</summary>
    /// <param name="location">A URI, or a path on this machine; a relative one counts from the working directory.</param>
    /// <param name="maxLength">Most characters.</param>
    /// <returns>The location; of a local path, its absolute <c>file:</c> URI.</returns>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is too long, unsafe, or of a scheme that is not known.</exception>
    public static string ValidateForExperiment(string location, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (location.Length > maxLength)
        {
            throw BayouException.InvalidParameter(
                $"Invalid artifact path length. The length of the artifact path cannot be greater than {maxLength}. "
                + "To configure this limit, please set the MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH environment variable.");
        }

        return LocationRules.Normalise(location);
    }

    /// <summary>The artifact URI of a run: <c>&lt;experiment location&gt;/&lt;run id&gt;/artifacts</c>.</summary>
    /// <param name="experimentLocation">A valid location; its query stays at the end.</param>
    /// <param name="runId">The run.</param>
    public static string RunArtifacts(string experimentLocation, string runId) => Append(experimentLocation, runId, "artifacts");

    /// <summary>A location below another one.</summary>
    /// <param name="location">A valid location; its query stays at the end.</param>
    /// <param name="segments">Appended as they are, so they may hold nothing that a URI would have to escape.</param>
    public static string Append(string location, params ReadOnlySpan<string> segments)
    {
        ArgumentNullException.ThrowIfNull(location);
        var mark = location.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? location : location[..mark];
        var query = mark < 0 ? "" : location[mark..];
        return $"{(path.EndsWith('/') ? path[..^1] : path)}/{string.Join('/', segments)}{query}";
    }

    /// <summary>Whether a URI is served through the artifact proxy, and where below its destination.</summary>
    /// <param name="artifactUri">Such as <c>mlflow-artifacts:/1/…</c> or <c>https://host/api/2.0/mlflow-artifacts/artifacts/1/…</c>.</param>
    /// <param name="path">The path when the answer is true.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the path in the URI is not safe.</exception>
    public static bool TryGetProxied(string artifactUri, [NotNullWhen(true)] out ArtifactPath? path)
    {
        ArgumentNullException.ThrowIfNull(artifactUri);
        var uri = LocationUri.Parse(artifactUri);
        path = ProxiedPart(uri) is { } proxied ? InRoot(proxied) : null;
        return path is not null;
    }

    /// <summary>Whether a URI means a folder of this machine, and which.</summary>
    /// <param name="artifactUri">Such as <c>file:///data/mlruns</c>, or an absolute path.</param>
    /// <param name="folder">An absolute path without <c>.</c>, <c>..</c> and empty segments, when the answer is true.</param>
    public static bool TryGetLocal(string artifactUri, [NotNullWhen(true)] out string? folder)
    {
        ArgumentNullException.ThrowIfNull(artifactUri);
        var uri = LocationUri.Parse(artifactUri);
        folder = null;
        if (uri.HasFragment || uri.Query is not null || !uri.Path.StartsWith('/') || !LocationRules.IsThisMachine(uri))
        {
            return false;
        }

        var segments = LocationRules.LocalSegments(uri);
        if (segments is null)
        {
            return false;
        }

        folder = "/" + string.Join('/', segments);
        return true;
    }

    /// <summary>The part of a proxied URI that names the place, still percent-encoded; null for other URIs.</summary>
    internal static string? ProxiedPart(LocationUri uri)
    {
        switch (uri.Scheme)
        {
            case "mlflow-artifacts":
                return uri.Path;
            case "http" or "https":
                var route = uri.Path.IndexOf(ProxyRoute, StringComparison.Ordinal);
                var rest = route < 0 ? "" : uri.Path[(route + ProxyRoute.Length)..];
                return route >= 0 && (rest.Length == 0 || rest[0] == '/') ? rest : null;
            default:
                return null;
        }
    }

    /// <summary>The path that a proxied part names.</summary>
    internal static ArtifactPath InRoot(string proxiedPart) =>
        proxiedPart.Trim('/') is { Length: > 0 } relative ? ArtifactPath.ParseEscaped(relative) : ArtifactPath.Root;
}
