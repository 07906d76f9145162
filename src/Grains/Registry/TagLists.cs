using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Grains.Registry;

/// <summary>Changes short lists of tags that keep the order in which they were first set.</summary>
internal static class TagLists
{
    internal static ImmutableArray<Tag> Merge(ImmutableArray<Tag> before, ImmutableArray<Tag> set, ImmutableArray<string> removed)
    {
        if (set.IsEmpty && removed.IsEmpty)
        {
            return before;
        }

        var merged = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in before.Concat(set))
        {
            merged[key] = value;
        }

        foreach (var key in removed)
        {
            merged.Remove(key);
        }

        return [.. merged.Select(tag => new Tag(tag.Key, tag.Value))];
    }
}
