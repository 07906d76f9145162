using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>A total order: the parts, then the thing's id.</summary>
/// <param name="Parts">Most significant first; never the id.</param>
/// <param name="IdDescending">Whether greater ids come first among equals.</param>
internal sealed record Ordering(ImmutableArray<OrderPart> Parts, bool IdDescending)
{
    /// <summary>Whether a field is among the parts, and greater values of it come first.</summary>
    /// <param name="field">The field.</param>
    public bool IsDescendingIn(Field field) => Parts.FirstOrDefault(part => part.Field == field)?.Descending ?? false;
}
