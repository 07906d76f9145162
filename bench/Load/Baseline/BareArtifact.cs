using System.Globalization;

namespace Bayou.Bench.Baseline;

/// <summary>Artifact paths that say how long the file is, so that the bare endpoint can answer a download of the same length.</summary>
internal static class BareArtifact
{
    private const string Folder = "/api/2.0/mlflow-artifacts/artifacts/bayou-bench/";
    private const string Extension = ".bin";

    /// <summary>The path of a made-up file.</summary>
    internal static string Path(string name, long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{name}.{bytes}{Extension}");

    /// <summary>The length that a path says; null when it says none.</summary>
    internal static long? LengthIn(string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        var name = path.AsSpan(Folder.Length, path.Length - Folder.Length - Extension.Length);
        return long.TryParse(name[(name.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
    }
}
