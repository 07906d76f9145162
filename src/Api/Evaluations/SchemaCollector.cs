using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Evaluations;

namespace Bayou.Api.Evaluations;

/// <summary>Collects the types of fields as they are first seen.</summary>
internal sealed class SchemaCollector
{
    private readonly OrderedDictionary<(string Section, string? Key), string> _types = [];

    /// <summary>Looks at a section of a record.</summary>
    /// <param name="section">Its name.</param>
    /// <param name="value">What it holds, or null.</param>
    internal void Add(string section, JsonElement? value)
    {
        if (value is not { } given)
        {
            return;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            _types.TryAdd((section, null), TypeOf(given));
            return;
        }

        foreach (var field in given.EnumerateObject())
        {
            _types.TryAdd((section, field.Name), TypeOf(field.Value));
        }
    }

    internal ImmutableArray<SchemaField> ToFields() =>
        [.. _types.Select(pair => new SchemaField(pair.Key.Section, pair.Key.Key, pair.Value))];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') ? "float" : "integer",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
