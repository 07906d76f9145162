using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Names;

namespace Bayou.Api.Traces;

/// <summary>Reads tags and metadata of traces, with their limits: a key that is too long is refused, a value cut.</summary>
internal static class TraceEntries
{
    /// <summary>A map, as API v3 sends it.</summary>
    internal static ImmutableArray<Tag> Map(ObjectFields fields, string name, bool truncate) =>
        [.. fields.TextMap(name).Select(entry => Limited(entry, $"{fields.PathOf(name)}.{Shown(entry.Key)}", truncate))];

    /// <summary>A list of keys and values, as API v2 sends it; of equal keys the last counts.</summary>
    internal static ImmutableArray<Tag> List(ObjectFields fields, string name, bool truncate)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in fields.ObjectList(
            name, item => Limited(new Tag(item.RequiredText("key"), item.Text("value") ?? ""), item.PathOf("value"), truncate)))
        {
            entries[entry.Key] = entry.Value;
        }

        return [.. entries.Select(entry => new Tag(entry.Key, entry.Value))];
    }

    /// <summary>One tag, whose key must also be a valid name.</summary>
    internal static Tag Tag(ObjectFields fields, bool truncate)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), "key");
        return Limited(new Tag(key, fields.Text("value") ?? ""), fields.PathOf("value"), truncate);
    }

    private static Tag Limited(Tag entry, string field, bool truncate)
    {
        EntityNames.CheckLength(entry.Key, Limits.TraceKey, "key");
        return entry with { Value = EntityNames.Truncate(entry.Value, Limits.TraceValue, truncate, field) };
    }

    private static string Shown(string key) => key.Length <= Limits.TraceKey ? key : key[..Limits.TraceKey];
}
