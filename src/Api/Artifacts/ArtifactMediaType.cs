using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace Bayou.Api.Artifacts;

/// <summary>The media type of a download: that of MLflow's server, which shows text of any kind as plain text.</summary>
internal static class ArtifactMediaType
{
    private static readonly FrozenSet<string> s_text = FrozenSet.Create(
        StringComparer.Ordinal,
        "txt", "log", "err", "cfg", "conf", "cnf", "cf", "ini", "properties", "prop", "hocon", "toml", "yaml", "yml", "xml",
        "json", "js", "py", "py3", "csv", "tsv", "md", "rst", "MLmodel", "MLproject");

    private static readonly FileExtensionContentTypeProvider s_known = new();

    /// <param name="fileName">Without folders.</param>
    internal static string Of(string fileName)
    {
        var dot = fileName.LastIndexOf('.');
        if (s_text.Contains(fileName[(dot + 1)..]))
        {
            return "text/plain";
        }

        return s_known.TryGetContentType(fileName, out var mediaType) ? mediaType : "application/octet-stream";
    }
}
