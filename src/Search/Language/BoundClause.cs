namespace Bayou.Search.Language;

/// <summary>A clause that is known to make sense.</summary>
/// <param name="Field">What it looks at.</param>
/// <param name="Condition">What it asks of the value; its type fits the field's.</param>
internal sealed record BoundClause(Field Field, Condition Condition);
