using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>A piece of filter text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of <see cref="TokenKind.Quoted"/> what stands between the quotes.</param>
/// <param name="Parts">The parts of a <see cref="TokenKind.Path"/>, else empty.</param>
internal readonly record struct Token(TokenKind Kind, string Text, ImmutableArray<PathPart> Parts)
{
    /// <summary>Whether this is the given keyword: a single bare word, in any case.</summary>
    /// <param name="keyword">The keyword in upper case.</param>
    public bool Is(string keyword) =>
        Kind == TokenKind.Path && Parts is [{ Quote: PathPart.Bare }] && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is the given single character.</summary>
    /// <param name="symbol">The character.</param>
    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text[0] == symbol;
}
