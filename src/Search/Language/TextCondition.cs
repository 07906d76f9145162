using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>A text is one of some values, or is like a pattern. Comparison is by UTF-16 code unit; only ILIKE folds case.</summary>
/// <param name="Values">The values, without repeats; empty when there is a pattern.</param>
/// <param name="Pattern">The pattern of LIKE, ILIKE and RLIKE, else null.</param>
/// <param name="Negated">Whether all other texts are meant.</param>
internal sealed record TextCondition(ImmutableArray<string> Values, ITextPattern? Pattern, bool Negated) : Condition
{
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _lookup;

    /// <summary>Turns a comparison into a condition.</summary>
    /// <param name="comparator">One of <see cref="Comparators.OfTexts"/>, or RLIKE.</param>
    /// <param name="value">A text, or a list for IN and NOT IN.</param>
    public static TextCondition From(string comparator, Operand value) => comparator switch
    {
        Comparators.Like => new TextCondition([], new LikePattern(value.Text, ignoreCase: false), Negated: false),
        Comparators.ILike => new TextCondition([], new LikePattern(value.Text, ignoreCase: true), Negated: false),
        Comparators.RLike => new TextCondition([], new RegexPattern(value.Text), Negated: false),
        Comparators.In or Comparators.NotIn =>
            new TextCondition([.. value.Items.Distinct(StringComparer.Ordinal)], null, comparator == Comparators.NotIn),
        _ => new TextCondition([value.Text], null, comparator == Comparators.NotEqual),
    };

    /// <summary>Whether a text that is there meets the condition.</summary>
    /// <param name="text">The text.</param>
    public bool Matches(ReadOnlySpan<char> text) => (Pattern is null ? IsValue(text) : Pattern.Matches(text)) != Negated;

    private bool IsValue(ReadOnlySpan<char> text)
    {
        if (Values.Length == 1)
        {
            return text.SequenceEqual(Values[0]);
        }

        _lookup ??= new HashSet<string>(Values, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return _lookup.Value.Contains(text);
    }
}
