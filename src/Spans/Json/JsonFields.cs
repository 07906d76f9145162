using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Bayou.Spans.Json;

/// <summary>Reads members of JSON that may be of any kind.</summary>
internal static class JsonFields
{
    /// <summary>The root of JSON text, or null where it isn't JSON. Halves of characters are replaced.</summary>
    internal static JsonElement? Parse(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return JsonElement.Parse(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>A member that isn't null. Names whose escapes make no valid UTF-16 hide what stands under them.</summary>
    internal static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
                ? member
                : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } member && GetText(member) is { Length: > 0 } text ? text : null;

    /// <summary>A number that counts something; null where it is negative or none.</summary>
    internal static long? Count(this JsonElement element, string name) =>
        element.Number(name) is { } number && number >= 0 && number < long.MaxValue ? (long)number : null;

    internal static double? Number(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } member && member.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A JSON text's characters; null where its escapes make no valid UTF-16.</summary>
    internal static string? GetText(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
