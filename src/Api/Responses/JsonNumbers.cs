using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Bayou.Api.Responses;

/// <summary>Doubles as MLflow's server writes them: NaN and the infinities as quoted words, whole numbers with <c>.0</c>.</summary>
internal static class JsonNumbers
{
    /// <summary>The longest text of a double, in bytes.</summary>
    internal const int LongestDouble = 32;

    internal static void WriteDouble(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double value)
    {
        Span<byte> text = stackalloc byte[LongestDouble];
        var length = Format(value, text);
        json.WritePropertyName(name);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <summary>Writes a double as it stands in JSON.</summary>
    /// <param name="value">The double.</param>
    /// <param name="target">Room for <see cref="LongestDouble"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    internal static int Format(double value, Span<byte> target)
    {
        if (!double.IsFinite(value))
        {
            var word = double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8;
            word.CopyTo(target);
            return word.Length;
        }

        Utf8Formatter.TryFormat(value, target, out var length);
        if (target[..length].IndexOfAny((byte)'.', (byte)'E') < 0)
        {
            ".0"u8.CopyTo(target[length..]);
            length += 2;
        }

        return length;
    }
}
