using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Json;

/// <summary>JSON of attribute values.</summary>
internal static class AttributeJson
{
    /// <summary>
    /// A value as MLflow stores it: JSON text. A text that is itself JSON of a text, object or list is taken as it is, because MLflow's
    /// clients and most SDKs encode values before they send them; any other text is quoted.
    /// </summary>
    internal static string Of(AnyValue? value)
    {
        if (value?.ValueCase == AnyValue.ValueOneofCase.StringValue)
        {
            return IsEncoded(value.StringValue) ? value.StringValue : JsonText.Quote(value.StringValue);
        }

        return ValueOf(value);
    }

    /// <summary>The value that <see cref="Of"/> writes as some JSON text.</summary>
    internal static AnyValue From(string json) => IsEncoded(json) ? AnyValues.Of(json) : AnyValues.Parse(json);

    /// <summary>A value as plain JSON: a text is always quoted.</summary>
    internal static string ValueOf(AnyValue? value)
    {
        if (value?.ValueCase == AnyValue.ValueOneofCase.IntValue)
        {
            return value.IntValue.ToString(CultureInfo.InvariantCulture);
        }

        var json = new JsonText();
        Write(json, value);
        return json.ToString();
    }

    internal static void Write(JsonText json, AnyValue? value)
    {
        switch (value?.ValueCase)
        {
            case AnyValue.ValueOneofCase.StringValue: json.String(value.StringValue); break;
            case AnyValue.ValueOneofCase.BoolValue: json.Raw(value.BoolValue ? "true" : "false"); break;
            case AnyValue.ValueOneofCase.IntValue: json.Number(value.IntValue); break;
            case AnyValue.ValueOneofCase.DoubleValue: json.Number(value.DoubleValue); break;
            case AnyValue.ValueOneofCase.BytesValue: json.String(value.BytesValue.ToBase64()); break;
            case AnyValue.ValueOneofCase.ArrayValue: WriteList(json, value.ArrayValue); break;
            case AnyValue.ValueOneofCase.KvlistValue: WriteObject(json, value.KvlistValue.Values); break;
            default: json.Raw("null"); break;
        }
    }

    internal static void WriteObject(JsonText json, IReadOnlyList<KeyValue> members)
    {
        json.Raw('{');
        for (var i = 0; i < members.Count; i++)
        {
            json.Name(members[i].Key);
            Write(json, members[i].Value);
        }

        json.Raw('}');
    }

    /// <summary>Whether a text is JSON of a text, an object or a list.</summary>
    internal static bool IsEncoded(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length >= 2
            && (trimmed[0], trimmed[^1]) is ('{', '}') or ('[', ']') or ('"', '"')
            && IsJson(trimmed);
    }

    private static void WriteList(JsonText json, ArrayValue list)
    {
        json.Raw('[');
        for (var i = 0; i < list.Values.Count; i++)
        {
            json.Separate();
            Write(json, list.Values[i]);
        }

        json.Raw(']');
    }

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
