using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>The schema of a dataset: JSON with the type of each field as it was first seen.</summary>
internal static class DatasetSchema
{
    private const string Version = "1.0";
    private static readonly string[] s_sections = ["inputs", "outputs", "expectations"];

    /// <summary>The schema with the fields of more records.</summary>
    /// <param name="schema">The schema so far, or null.</param>
    /// <param name="fields">Fields seen.</param>
    /// <param name="noRecords">Whether there were no records at all; a dataset without records has no schema.</param>
    internal static string? Merge(string? schema, ImmutableArray<SchemaField> fields, bool noRecords)
    {
        if (schema is null && noRecords)
        {
            return null;
        }

        var merged = schema is null ? Empty() : JsonNode.Parse(schema)!.AsObject();
        foreach (var (section, key, type) in fields)
        {
            // Outputs that are no object take the place of an empty section, and nothing can be added to them.
            if (merged[section] is not JsonObject known)
            {
                continue;
            }

            if (key is null)
            {
                merged[section] = known.Count == 0 ? type : known.DeepClone();
            }
            else if (!known.ContainsKey(key))
            {
                known[key] = type;
            }
        }

        return merged.ToJsonString();
    }

    private static JsonObject Empty()
    {
        var schema = new JsonObject();
        foreach (var section in s_sections)
        {
            schema[section] = new JsonObject();
        }

        schema["version"] = Version;
        return schema;
    }
}
