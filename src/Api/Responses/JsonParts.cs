using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Responses;

/// <summary>What many of MLflow's answers have in common. It leaves out what is empty or absent.</summary>
internal static class JsonParts
{
    /// <summary>A list, unless it is empty.</summary>
    internal static void WriteList<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    /// <summary>A list of texts, unless it is empty.</summary>
    internal static void WriteTexts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts) =>
        json.WriteList(name, texts, static (json, text) => json.WriteStringValue(text));

    /// <summary>Tags as a list of keys and values, unless there are none.</summary>
    internal static void WriteTags(this Utf8JsonWriter json, ImmutableArray<Tag> tags) => json.WritePairs("tags"u8, tags);

    /// <summary>A list of keys and values, unless it is empty.</summary>
    internal static void WritePairs(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<Tag> pairs) =>
        json.WriteList(name, pairs, static (json, pair) => json.WritePair(pair.Key, pair.Value));

    /// <summary>Params as a list of keys and values, unless there are none.</summary>
    internal static void WriteParams(this Utf8JsonWriter json, ImmutableArray<Param> @params) =>
        json.WriteList("params"u8, @params, static (json, param) => json.WritePair(param.Key, param.Value));

    /// <summary>A text, unless it is absent.</summary>
    internal static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>The token of the next page, unless this is the last.</summary>
    internal static void WritePageToken(this Utf8JsonWriter json, string? token) => json.WriteOptional("next_page_token"u8, token);

    private static void WritePair(this Utf8JsonWriter json, string key, string value)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
