using System.Globalization;
using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Requests;

/// <summary>Reads JSON values by protobuf's JSON rules: numbers may be text, NaN and the infinities are text, enums are names or numbers.</summary>
internal static class FieldValue
{
    internal static string Text(string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw RequestErrors.Invalid(field, value, "a string");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate has no UTF-16 text that could be stored as UTF-8.
            throw RequestErrors.Invalid(field, value, "well-formed Unicode text");
        }
    }

    internal static long Int64(string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetInt64(out var number):
                return number;
            case JsonValueKind.Number when value.TryGetDouble(out var real) && IsWhole(real):
                return (long)real;
            case JsonValueKind.String when long.TryParse(Text(field, value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed):
                return parsed;
            default:
                throw RequestErrors.Invalid(field, value, "a 64-bit integer");
        }
    }

    internal static int Int32(string field, JsonElement value)
    {
        var number = Int64(field, value);
        return number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw RequestErrors.Invalid(field, value, "a 32-bit integer");
    }

    internal static double Double(string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            // A literal beyond the range of doubles parses as infinity; only the quoted word may mean that.
            case JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number):
                return number;
            case JsonValueKind.String:
                switch (Text(field, value))
                {
                    case "NaN":
                        return double.NaN;
                    case "Infinity":
                        return double.PositiveInfinity;
                    case "-Infinity":
                        return double.NegativeInfinity;
                    case var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed):
                        return parsed;
                }

                break;
        }

        throw RequestErrors.Invalid(field, value, "a number");
    }

    internal static bool Boolean(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw RequestErrors.Invalid(field, value, "a boolean"),
    };

    internal static bool QueryBoolean(string text)
    {
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return text.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? false
            : throw BayouException.InvalidParameter($"Invalid boolean value: {text}, must be 'true' or 'false'.");
    }

    private static bool IsWhole(double value) =>
        value == Math.Truncate(value) && value is >= -9007199254740992d and <= 9007199254740992d;
}
