using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Registry;

/// <summary>
/// Which sources a model version may have. A source is a URI from outside that the server may later be asked to read from, so whatever could
/// lead to a file that is no artifact is refused. Where it is read, <see cref="IArtifactRoots"/> checks again.
/// </summary>
public static class ModelSource
{
    /// <summary>Whether a source means a place on the server's own machine, in whatever way a path can be written.</summary>
    /// <param name="source">As the client wrote it.</param>
    public static bool IsLocal(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return LocationUri.Parse(source).Scheme is null or "file" or { Length: 1 };
    }

    /// <summary>Checks the source of a prompt's version: usually a word such as <c>prompt-template</c>, since the text is in a tag.</summary>
    /// <param name="source">As the client wrote it.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is a local path, or it climbs.</exception>
    public static void CheckPrompt(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var scheme = LocationUri.Parse(source).Scheme;
        if (scheme is "file" or { Length: 1 } || source.StartsWith('/') || source.StartsWith('\\'))
        {
            throw BayouException.InvalidParameter($"Invalid prompt source: '{source}'. Local source paths are not allowed for prompts.");
        }

        if (scheme is null ? Climbs(source) : !IsPlainRemote(source))
        {
            throw NotAbsolute(source);
        }
    }

    /// <summary>Checks a source that is not local.</summary>
    /// <param name="source">As the client wrote it.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: its path is not absolute, or it has relative parts, plainly or percent-encoded.</exception>
    public static void CheckRemote(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!IsPlainRemote(source))
        {
            throw NotAbsolute(source);
        }
    }

    /// <summary>Checks a local source: only what lies in the local artifact folder of the run, or logged model, that it is said to come from.</summary>
    /// <param name="source">As the client wrote it.</param>
    /// <param name="artifactUri">Of the run or logged model, or null when none was named.</param>
    /// <param name="field">The request's field that names it: <c>run_id</c> or <c>model_id</c>.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it lies elsewhere.</exception>
    public static void CheckLocal(string source, string? artifactUri, string field)
    {
        var uri = LocationUri.Parse(source);
        if (uri.Scheme == "file" && !LocationRules.IsThisMachine(uri))
        {
            throw BayouException.InvalidParameter(
                $"{source} is not a valid remote uri. For remote access on windows, please consider using a different scheme "
                + "such as SMB (e.g. smb://<hostname>/<path>).");
        }

        var isInside = artifactUri is not null
            && ArtifactLocation.TryGetLocal(artifactUri, out var folder)
            && ArtifactLocation.TryGetLocal(source, out var wanted)
            && (wanted == folder || wanted.StartsWith(folder + "/", StringComparison.Ordinal))
            && !Climbs(source);
        if (!isInside)
        {
            throw BayouException.InvalidParameter(
                $"Invalid model version source: '{source}'. To use a local path as a model version source, the {field} request parameter has to "
                + $"be specified and the local path has to be contained within the artifact directory of the run specified by the {field}.");
        }
    }

    private static bool IsPlainRemote(string source)
    {
        if (Climbs(source) || PercentDecoding.Fully(source) is not { } decoded)
        {
            return false;
        }

        var path = LocationUri.Parse(decoded).Path.TrimEnd('/');
        return path.StartsWith('/') && !path.Split('/').Contains(".");
    }

    /// <summary>Whether any segment is <c>..</c> or a control character hides in it, however it is encoded and separated.</summary>
    private static bool Climbs(string source) =>
        PercentDecoding.Fully(source) is not { } decoded
        || decoded.Any(char.IsControl)
        || decoded.Split(['/', '\\', '?', '#']).Contains("..");

    private static BayouException NotAbsolute(string source) => BayouException.InvalidParameter(
        $"Invalid model version source: '{source}'. If supplying a source as an http, https, local file path, ftp, objectstore, or "
        + "mlflow-artifacts uri, an absolute path must be provided without relative path references present. Please provide an absolute path.");
}
