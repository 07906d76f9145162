using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>What a text may be like.</summary>
internal interface ITextPattern
{
    /// <summary>Whether a text is like the pattern.</summary>
    /// <param name="text">The text.</param>
    bool Matches(ReadOnlySpan<char> text);

    /// <summary>The pattern for texts of one byte per character, which takes a fraction of the time; null where it needs more.</summary>
    NarrowLike? Narrow => null;

    /// <summary>Texts that every match holds, case aside; none when nothing is known.</summary>
    ImmutableArray<string> Literals { get; }
}
