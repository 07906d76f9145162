namespace Bayou.Search.Language;

/// <summary>One ordering clause, before it is bound to a kind of thing.</summary>
/// <param name="Field">What to order by.</param>
/// <param name="Descending">Whether greater values come first.</param>
internal sealed record OrderClause(FieldPath Field, bool Descending);
