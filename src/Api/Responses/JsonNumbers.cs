using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Bayou.Api.Responses;

/// <summary>Doubles as MLflow's server writes them: NaN and the infinities as quoted words, whole numbers with <c>.0</c>.</summary>
internal static class JsonNumbers
{
    private const int LongestDouble = 32;

    internal static void WriteDouble(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double value)
    {
        json.WritePropertyName(name);
        if (double.IsNaN(value))
        {
            json.WriteStringValue("NaN"u8);
            return;
        }

        if (double.IsInfinity(value))
        {
            json.WriteStringValue(value > 0 ? "Infinity"u8 : "-Infinity"u8);
            return;
        }

        Span<byte> text = stackalloc byte[LongestDouble];
        Utf8Formatter.TryFormat(value, text, out var length);
        if (text[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(text[length..]);
            length += 2;
        }

        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
