using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Names;

namespace Bayou.Api.Requests;

/// <summary>Reads maps of texts, which JSON writes as objects.</summary>
internal static class MapFields
{
    /// <summary>The entries, ordered by key; empty when not set. Of equal keys the last counts.</summary>
    internal static ImmutableArray<Tag> TextMap(this ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var map))
        {
            return [];
        }

        var path = fields.PathOf(name);
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw RequestErrors.Invalid(path, map, "an object of strings");
        }

        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            var key = KeyOf(member, path, map);
            entries[key] = FieldValue.Text($"{path}.{key}", member.Value);
        }

        return [.. entries.Select(entry => new Tag(entry.Key, entry.Value))];
    }

    private static string KeyOf(JsonProperty member, string path, JsonElement map)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate has no UTF-16 text that could be stored as UTF-8.
            throw RequestErrors.Invalid(path, map, "an object whose keys are well-formed Unicode text");
        }
    }
}
