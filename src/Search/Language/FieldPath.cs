namespace Bayou.Search.Language;

/// <summary>The left side of a clause, before anyone knows whether there is such a field.</summary>
/// <param name="Entity">What stands before the first dot, or null for a bare attribute.</param>
/// <param name="Key">The key without its quotes.</param>
/// <param name="Text">The whole as written, for messages.</param>
internal sealed record FieldPath(string? Entity, string Key, string Text);
