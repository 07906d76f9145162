using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Google.Protobuf;

namespace Bayou.Spans.Json;

/// <summary>Reads members of OTLP/JSON by their camel-case names; the protobuf's own names do as well.</summary>
internal static class OtlpFields
{
    private const int ShownCharacters = 40;

    private static readonly ConcurrentDictionary<string, string> ProtobufNames = new(StringComparer.Ordinal);

    /// <summary>A member's name as the protobuf has it.</summary>
    internal static string ProtobufName(string name) => ProtobufNames.GetOrAdd(name, JsonNamingPolicy.SnakeCaseLower.ConvertName);

    internal static JsonElement? Field(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw BayouException.InvalidParameter($"An object with '{name}' was expected, not {Describe(element)}.");
        }

        if (element.Member(name) is { } member)
        {
            return member;
        }

        return ProtobufName(name) is var other && other != name ? element.Member(other) : null;
    }

    internal static string TextField(this JsonElement element, string name) => element.Field(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => JsonFields.GetText(text) ?? throw Wrong(name, "valid Unicode", text),
        { } other => throw Wrong(name, "text", other),
    };

    internal static IEnumerable<JsonElement> ListField(this JsonElement element, string name) => element.Field(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } other => throw Wrong(name, "a list", other),
    };

    /// <summary>A 64-bit number without a sign, as a number or as text.</summary>
    internal static ulong UnsignedField(this JsonElement element, string name) => element.Field(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetUInt64(out var value) => value,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && value >= 0 && value < ulong.MaxValue => (ulong)value,
        { ValueKind: JsonValueKind.String } text when ulong.TryParse(
            JsonFields.GetText(text), NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        { } other => throw Wrong(name, "a whole number, 0 or more", other),
    };

    internal static uint SmallField(this JsonElement element, string name) => (uint)Math.Min(element.UnsignedField(name), uint.MaxValue);

    /// <summary>An enumeration, as its number or its name.</summary>
    internal static int EnumField(this JsonElement element, string name, Func<string, int?> valueOf) => element.Field(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        { ValueKind: JsonValueKind.String } text when valueOf(JsonFields.GetText(text) ?? "") is { } value => value,
        { } other => throw Wrong(name, "one of the enumeration's numbers or names", other),
    };

    /// <summary>An id in hex, or in base64 as protobuf's own JSON has it; empty where it is absent.</summary>
    /// <param name="element">What has the id.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="size">Length of the id in bytes.</param>
    /// <param name="of">What errors put before the name.</param>
    internal static ByteString IdField(this JsonElement element, string name, int size, string of = "")
    {
        var text = element.TextField(name);
        if (text.Length == 0)
        {
            return ByteString.Empty;
        }

        var bytes = new byte[size];
        var isRead = text.Length == size * 2
            ? Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            : Convert.TryFromBase64String(text, bytes, out var written) && written == size;
        return isRead
            ? ByteString.CopyFrom(bytes)
            : throw BayouException.InvalidParameter($"'{of}{name}' must be {size * 2} hex digits, not '{Shorten(text)}'.");
    }

    internal static BayouException Wrong(string name, string expected, JsonElement found) =>
        BayouException.InvalidParameter($"'{name}' must be {expected}, not {Describe(found)}.");

    private static string Shorten(string text) => text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "this text",
        JsonValueKind.Number => "this number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
