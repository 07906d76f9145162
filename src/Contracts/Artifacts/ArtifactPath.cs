using System.Diagnostics.CodeAnalysis;
using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Artifacts;

/// <summary>
/// A path inside an artifact root, such as <c>1/0198f0…/artifacts/model/MLmodel</c>. An instance exists only if the path
/// stays inside: it is relative, without <c>.</c>, <c>..</c> or empty segments, without control characters and the
/// characters <c>\ # ?</c>, and none of that appears however often it is percent-decoded. A literal <c>%</c> that hides
/// nothing is a character like any other, so <c>50%.csv</c> is a valid name.
/// </summary>
/// <remarks>
/// Text from outside is decoded exactly once, by whoever reads it from the wire: a query parameter is decoded already and
/// goes to <see cref="Parse"/>, a piece of a URL is not and goes to <see cref="ParseEscaped"/>. What is stored is the
/// outcome; the further rounds of decoding only look for attacks.
/// </remarks>
public sealed record ArtifactPath
{
    /// <summary>Longest path, bytes of UTF-8.</summary>
    public const int MaxBytes = 4096;

    /// <summary>Longest segment, bytes of UTF-8. File systems and object stores share this limit.</summary>
    public const int MaxSegmentBytes = 255;

    private ArtifactPath(string value) => Value = value;

    /// <summary>The root itself.</summary>
    public static ArtifactPath Root { get; } = new("");

    /// <summary>Segments joined by slashes; empty for the root.</summary>
    public string Value { get; }

    /// <summary>Whether this is the root itself.</summary>
    public bool IsRoot => Value.Length == 0;

    /// <summary>The last segment; empty for the root.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The path without its last segment; the root's parent is the root.</summary>
    public ArtifactPath Parent => Value.LastIndexOf('/') is var slash and > 0 ? new ArtifactPath(Value[..slash]) : Root;

    /// <summary>Makes a path of text that is not percent-encoded, or no longer.</summary>
    /// <param name="text">Not empty.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the path is not safe or can't be stored; the message says why.</exception>
    public static ArtifactPath Parse(string text) =>
        ArtifactPathRules.FaultOf(text) is { } fault
            ? throw BayouException.InvalidParameter($"Invalid path: {fault}.")
            : new ArtifactPath(text);

    /// <summary>Makes a path of a piece of a URL, decoding it once. Escapes that are no UTF-8 stay as they are.</summary>
    /// <param name="text">Not empty.</param>
    /// <exception cref="BayouException">As for <see cref="Parse"/>.</exception>
    public static ArtifactPath ParseEscaped(string text) => Parse(Uri.UnescapeDataString(text));

    /// <summary>Makes a path of text that is not percent-encoded, if it is valid.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="path">The path when the answer is true.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ArtifactPath? path)
    {
        path = ArtifactPathRules.FaultOf(text) is null ? new ArtifactPath(text) : null;
        return path is not null;
    }

    /// <summary>The path of something below this one.</summary>
    /// <param name="relative">Relative to this path; the root gives this path back.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the two together are too long.</exception>
    public ArtifactPath Append(ArtifactPath relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        if (IsRoot || relative.IsRoot)
        {
            return IsRoot ? relative : this;
        }

        return Parse($"{Value}/{relative.Value}");
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
