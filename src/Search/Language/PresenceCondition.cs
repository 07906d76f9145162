namespace Bayou.Search.Language;

/// <summary>IS NULL and IS NOT NULL.</summary>
/// <param name="Wanted">Whether the row must have the key.</param>
internal sealed record PresenceCondition(bool Wanted) : Condition;
