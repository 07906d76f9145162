using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bayou.Api.Evaluations;

/// <summary>
/// Identifies a record's inputs: the hash of their JSON with keys sorted, as MLflow does it. Whole numbers and numbers with a fraction
/// differ (1 is not 1.0), as they do for Python.
/// </summary>
internal static class InputHashing
{
    private const int HashBytes = 16;

    /// <summary>The first 16 bytes of the SHA-256, as hex digits.</summary>
    /// <param name="inputs">An object; null counts as an empty one.</param>
    internal static string Hash(JsonElement? inputs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (inputs is { } given)
            {
                Write(json, given);
            }
            else
            {
                json.WriteStartObject();
                json.WriteEndObject();
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, HashBytes));
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(Canonical(value.GetRawText()), skipInputValidation: true);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Canonical(string number)
    {
        if (number.AsSpan().ContainsAny('.', 'e', 'E') && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
        {
            return "f" + real.ToString("R", CultureInfo.InvariantCulture);
        }

        return number == "-0" ? "0" : number;
    }
}
