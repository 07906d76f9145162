using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Artifacts;

/// <summary>Which locations an experiment may have.</summary>
internal static class LocationRules
{
    private const string KnownSchemes = "mlflow-artifacts, file, s3, gs, wasb, wasbs, abfs, abfss, http, https";

    /// <summary>The location as it is stored.</summary>
    internal static string Normalise(string location)
    {
        var uri = LocationUri.Parse(location);
        if (uri.HasFragment || uri.Path.Contains(';', StringComparison.Ordinal))
        {
            throw BayouException.InvalidParameter("'artifact_location' URL can't include fragments or params.");
        }

        if (uri.Query is { } query && (PercentDecoding.Fully(query)?.Contains("..", StringComparison.Ordinal) ?? true))
        {
            throw BayouException.InvalidParameter($"Invalid query string: {query}");
        }

        if (location.Any(char.IsControl) || ArtifactPathRules.HazardOf(uri.Path.TrimStart('/')) is not null)
        {
            throw Refused(
                location, "its path must have no '..', backslash, '#', '?', control character or drive letter, also not percent-encoded");
        }

        return uri.Scheme switch
        {
            null or "file" => Local(location, uri),
            "runs" => throw BayouException.InvalidParameter($"Artifact location cannot be a runs:/ URI. Given: '{location}'"),
            "mlflow-artifacts" or "http" or "https" => Proxied(location, uri),
            "s3" or "gs" or "wasb" or "wasbs" or "abfs" or "abfss" => Remote(location, uri),
            _ => throw Refused(location, $"its scheme '{uri.Scheme}' is not one of {KnownSchemes}"),
        };
    }

    /// <summary>
    /// Whether a local URI names this machine. A plain path that starts with two slashes names a host, and parsers that
    /// differ on that have let <c>//proc/self/root</c> through.
    /// </summary>
    internal static bool IsThisMachine(LocationUri uri) => uri.Scheme switch
    {
        null => uri.Authority is null,
        "file" => uri.Authority is null or "" || uri.Authority.Equals("localhost", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>Segments of a local path, decoded where it is a URI; null if one is <c>..</c>.</summary>
    internal static string[]? LocalSegments(LocationUri uri)
    {
        var path = uri.Scheme is null ? uri.Path : Uri.UnescapeDataString(uri.Path);
        var segments = path.Split('/').Where(segment => segment is not ("" or ".")).ToArray();
        return segments.Contains("..") ? null : segments;
    }

    private static string Local(string location, LocationUri uri)
    {
        if (!IsThisMachine(uri))
        {
            throw Refused(location, "a local folder is written file:///path, without a host");
        }

        if (uri.Path.Length == 0)
        {
            throw Refused(location, "it has no path; leave it out for the server's default");
        }

        if (uri.Query is not null || LocalSegments(uri) is not { } segments)
        {
            throw Refused(location, "a local folder is written file:///path, without a query");
        }

        // GetFullPath gives a relative path its start; there are no dot segments left for it to resolve.
        var relative = string.Join('/', segments);
        var absolute = uri.Path.StartsWith('/') ? "/" + relative : Path.GetFullPath(relative);
        return "file://" + string.Join('/', absolute.Split('/').Select(Uri.EscapeDataString));
    }

    private static string Proxied(string location, LocationUri uri)
    {
        var isHttp = uri.Scheme != "mlflow-artifacts";
        if (ArtifactLocation.ProxiedPart(uri) is not { } proxied || (isHttp && string.IsNullOrEmpty(uri.Authority)))
        {
            throw Refused(location, "an http location must be an artifact proxy's, http://host/api/2.0/mlflow-artifacts/artifacts/…");
        }

        if (!proxied.StartsWith('/') && proxied.Length > 0)
        {
            throw Refused(location, "a proxied location is written mlflow-artifacts:/path");
        }

        _ = ArtifactLocation.InRoot(proxied);
        return location;
    }

    private static string Remote(string location, LocationUri uri) =>
        string.IsNullOrEmpty(uri.Authority)
            ? throw Refused(location, $"it needs a bucket or account, as in {uri.Scheme}://name/path")
            : location;

    private static BayouException Refused(string location, string why) =>
        BayouException.InvalidParameter($"Invalid artifact location '{location}': {why}.");
}
