using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Texts;

/// <summary>Attribute values as people read them: a text without quotes, anything else as JSON.</summary>
internal static class PlainText
{
    internal static string Of(AnyValue? value)
    {
        if (value?.ValueCase == AnyValue.ValueOneofCase.BytesValue)
        {
            return value.BytesValue.ToBase64();
        }

        if (value?.ValueCase != AnyValue.ValueOneofCase.StringValue)
        {
            return AttributeJson.ValueOf(value);
        }

        var text = value.StringValue;
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' && JsonFields.Parse(text) is { } element
            ? JsonFields.GetText(element) ?? text
            : text;
    }
}
