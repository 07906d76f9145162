using System.Globalization;
using System.Text.Json;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Dialects;

/// <summary>A span's attributes by key, for the dialects. One view serves many spans, one after the other.</summary>
internal sealed class SpanView
{
    private readonly Dictionary<string, AnyValue> _values = new(StringComparer.Ordinal);

    /// <summary>The span.</summary>
    internal Span Span { get; private set; } = new();

    /// <summary>Name of the library that made it, or empty.</summary>
    internal string Scope { get; private set; } = "";

    /// <summary>Families of its keys.</summary>
    internal SpanFamilies Families { get; private set; }

    /// <summary>Looks at another span. Of equal keys the last counts.</summary>
    internal void Open(Span span, InstrumentationScope? scope)
    {
        _values.Clear();
        Span = span;
        Scope = scope?.Name ?? "";
        Families = SpanFamilies.None;
        foreach (var attribute in span.Attributes)
        {
            if (attribute.Value is { ValueCase: not AnyValue.ValueOneofCase.None } value)
            {
                _values[attribute.Key] = value;
                Families |= AttributeFamily.Of(attribute.Key);
            }
            else
            {
                _values.Remove(attribute.Key);
            }
        }
    }

    internal bool HasAny(SpanFamilies families) => (Families & families) != 0;

    internal bool Has(string key) => _values.ContainsKey(key);

    internal AnyValue? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>An attribute as a text without quotes, or null where it is absent or empty.</summary>
    internal string? Text(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        var text = Texts.PlainText.Of(value);
        return text.Length == 0 ? null : text;
    }

    /// <summary>The first attribute of some that has a text.</summary>
    internal string? Text(string first, string second) => Text(first) ?? Text(second);

    /// <summary>An attribute as JSON text, or null where it is absent or empty: an empty text, list or object, null, false or 0.</summary>
    internal string? Json(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        return IsEmpty(value) ? null : AttributeJson.Of(value);
    }

    /// <summary>An attribute as a whole number, whether it is sent as one, as a fraction without one, or as text.</summary>
    internal long? Count(string key) => Number(key) is { } number && number >= 0 && number < long.MaxValue ? (long)number : null;

    /// <summary>An attribute as a number; null also where it isn't finite.</summary>
    internal double? Number(string key)
    {
        if (!_values.TryGetValue(key, out var value))
        {
            return null;
        }

        double? number = value.ValueCase switch
        {
            AnyValue.ValueOneofCase.IntValue => value.IntValue,
            AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue,
            AnyValue.ValueOneofCase.StringValue when double.TryParse(
                value.StringValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => null,
        };
        return number is { } known && double.IsFinite(known) ? known : null;
    }

    /// <summary>An attribute that holds an object or a list, structured or as JSON text; null where it doesn't.</summary>
    internal JsonElement? Element(string key) => Json(key) is { } json && json[0] is '{' or '[' ? JsonFields.Parse(json) : null;

    /// <summary>The attributes whose keys begin with a text.</summary>
    internal IEnumerable<KeyValuePair<string, AnyValue>> Under(string prefix) =>
        _values.Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsEmpty(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue is "" or "{}" or "[]" or "null" or "\"\"" or "false" or "0",
        AnyValue.ValueOneofCase.ArrayValue => value.ArrayValue.Values.Count == 0,
        AnyValue.ValueOneofCase.KvlistValue => value.KvlistValue.Values.Count == 0,
        AnyValue.ValueOneofCase.BytesValue => value.BytesValue.IsEmpty,
        _ => false,
    };
}
