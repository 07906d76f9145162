namespace Bayou.Contracts.Artifacts;

/// <summary>
/// An artifact location taken apart as RFC 3986, section 3, splits a URI, without decoding or normalising anything:
/// .NET's own Uri would resolve dot segments before they could be seen.
/// </summary>
/// <param name="Scheme">Lower case; null for a plain path.</param>
/// <param name="Authority">What follows <c>//</c>; null without it.</param>
/// <param name="Path">May be empty.</param>
/// <param name="Query">Without its question mark; null when there is none.</param>
/// <param name="HasFragment">Whether there is a <c>#</c>.</param>
internal readonly record struct LocationUri(string? Scheme, string? Authority, string Path, string? Query, bool HasFragment)
{
    internal static LocationUri Parse(string text)
    {
        var rest = text.AsSpan();
        var fragment = rest.IndexOf('#');
        rest = fragment < 0 ? rest : rest[..fragment];

        string? query = null;
        if (rest.IndexOf('?') is var mark and >= 0)
        {
            query = rest[(mark + 1)..].ToString();
            rest = rest[..mark];
        }

        string? scheme = null;
        if (rest.IndexOf(':') is var colon and > 0 && IsScheme(rest[..colon]))
        {
            scheme = rest[..colon].ToString().ToLowerInvariant();
            rest = rest[(colon + 1)..];
        }

        string? authority = null;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            rest = rest[2..];
            var slash = rest.IndexOf('/');
            authority = (slash < 0 ? rest : rest[..slash]).ToString();
            rest = slash < 0 ? [] : rest[slash..];
        }

        return new LocationUri(scheme, authority, rest.ToString(), query, fragment >= 0);
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }
}
