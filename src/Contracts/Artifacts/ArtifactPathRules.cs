using System.Text;

namespace Bayou.Contracts.Artifacts;

/// <summary>What makes an artifact path unsafe or unstorable. MLflow refuses the same, and answers "Invalid path".</summary>
internal static class ArtifactPathRules
{
    /// <summary>The first thing wrong with a path, as the rest of a sentence, or null.</summary>
    internal static string? FaultOf(string path)
    {
        if (path.Length == 0)
        {
            return "it is empty";
        }

        return HazardOf(path) ?? UnstorableIn(path);
    }

    /// <summary>What could lead out of a root or be read as something else than a path, plainly or percent-encoded; or null.</summary>
    internal static string? HazardOf(string path)
    {
        if (PlainHazardOf(path) is { } hazard)
        {
            return hazard;
        }

        if (PercentDecoding.Fully(path) is not { } decoded)
        {
            return $"it is percent-encoded more than {PercentDecoding.MaxRounds} times";
        }

        return ReferenceEquals(decoded, path) || PlainHazardOf(decoded) is not { } hidden ? null : $"percent-decoded, {hidden}";
    }

    private static string? PlainHazardOf(string path)
    {
        if (path.StartsWith('/'))
        {
            return "it is absolute";
        }

        if (path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]))
        {
            return "it starts with a drive letter";
        }

        foreach (var character in path)
        {
            if (char.IsControl(character))
            {
                return $"it has the control character U+{(int)character:X4}";
            }

            if (character is '\\' or '#' or '?')
            {
                return $"it has the character '{character}'";
            }
        }

        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(segment) is "..")
            {
                return "it has a '..' segment";
            }
        }

        return null;
    }

    private static string? UnstorableIn(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > ArtifactPath.MaxBytes)
        {
            return $"it is longer than {ArtifactPath.MaxBytes} bytes";
        }

        foreach (var rune in path.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return "it is not well-formed UTF-8";
            }
        }

        foreach (var range in path.AsSpan().Split('/'))
        {
            var segment = path.AsSpan(range);
            if (segment.IsEmpty || segment is ".")
            {
                return "it has an empty or '.' segment";
            }

            if (Encoding.UTF8.GetByteCount(segment) > ArtifactPath.MaxSegmentBytes)
            {
                return $"it has a segment of more than {ArtifactPath.MaxSegmentBytes} bytes";
            }
        }

        return null;
    }
}
