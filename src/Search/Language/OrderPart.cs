namespace Bayou.Search.Language;

/// <summary>One part of an ordering.</summary>
/// <param name="Field">What to order by.</param>
/// <param name="Descending">Whether greater values come first; NaN and absent values come last either way.</param>
internal sealed record OrderPart(Field Field, bool Descending);
