namespace Bayou.Search.Language;

/// <summary>One part of a dotted name.</summary>
/// <param name="Text">The part without its quotes.</param>
/// <param name="Quote">The quote around it, or <see cref="Bare"/>.</param>
internal readonly record struct PathPart(string Text, char Quote)
{
    /// <summary>Stands for no quotes at all.</summary>
    public const char Bare = '\0';
}
