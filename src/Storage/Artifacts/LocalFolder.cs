using Bayou.Contracts.Artifacts;

namespace Bayou.Storage.Artifacts;

/// <summary>Reads a configured folder: a path, relative or not, or a <c>file:</c> URI.</summary>
internal static class LocalFolder
{
    private static readonly string[] s_schemeMarks = [":/", "://"];

    /// <summary>The absolute path, without a slash at its end, or null.</summary>
    internal static string? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return ArtifactLocation.TryGetLocal(text, out var folder) ? folder : null;
        }

        var isPath = Path.IsPathFullyQualified(text) || !s_schemeMarks.Any(mark => text.Contains(mark, StringComparison.Ordinal));
        return isPath ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(text)) : null;
    }
}
