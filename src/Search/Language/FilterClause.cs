namespace Bayou.Search.Language;

/// <summary>One clause of a filter, before it is bound to a kind of thing.</summary>
/// <param name="Field">The left side.</param>
/// <param name="Comparator">The comparator; words in upper case with single blanks.</param>
/// <param name="Value">The right side, or null for IS NULL and IS NOT NULL.</param>
internal sealed record FilterClause(FieldPath Field, string Comparator, Operand? Value);
