using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>The right side of a comparison.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A number's digits, a text without its quotes, or a name as written; empty for a list.</param>
/// <param name="Items">The texts of a list, else empty.</param>
internal sealed record Operand(OperandKind Kind, string Text, ImmutableArray<string> Items)
{
    /// <summary>How a message repeats it.</summary>
    public string Display => Kind switch
    {
        OperandKind.Text => LanguageError.Excerpt($"'{Text}'"),
        OperandKind.List => LanguageError.Excerpt($"({string.Join(", ", Items.Select(item => $"'{item}'"))})"),
        _ => LanguageError.Excerpt(Text),
    };
}
