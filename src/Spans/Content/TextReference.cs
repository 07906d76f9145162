using Bayou.Spans.Content.Records;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Content;

/// <summary>Keeps a text that an attribute of the span holds already as a reference to it, so that large texts are stored once.</summary>
internal static class TextReference
{
    private const int ShortestReferred = 16;

    internal static TextRecord? ToRecord(string? text, Span span)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length >= ShortestReferred)
        {
            for (var place = 0; place < span.Attributes.Count; place++)
            {
                var value = span.Attributes[place].Value;
                if (value is { HasStringValue: true } && value.StringValue == text)
                {
                    return new TextRecord { Attribute = (uint)place };
                }

                if (IsJsonOf(text, value))
                {
                    return new TextRecord { JsonOf = (uint)place };
                }
            }
        }

        return new TextRecord { Text = text };
    }

    internal static string? FromRecord(TextRecord? record, Span span) => record?.FormCase switch
    {
        TextRecord.FormOneofCase.Text => record.Text,
        TextRecord.FormOneofCase.Attribute => Find(span, record.Attribute)?.StringValue,
        TextRecord.FormOneofCase.JsonOf => AttributeJson.ValueOf(Find(span, record.JsonOf)),
        _ => null,
    };

    private static AnyValue? Find(Span span, uint place) => place < (uint)span.Attributes.Count
        ? span.Attributes[(int)place].Value
        : throw new InvalidDataException("A stored span refers to an attribute that it doesn't have.");

    private static bool IsJsonOf(string text, AnyValue? value) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => IsQuoted(text, value.StringValue),
        AnyValue.ValueOneofCase.ArrayValue => text[0] == '[' && AttributeJson.ValueOf(value) == text,
        AnyValue.ValueOneofCase.KvlistValue => text[0] == '{' && AttributeJson.ValueOf(value) == text,
        _ => false,
    };

    private static bool IsQuoted(string text, string inner)
    {
        if (text[0] != '"' || inner.Length > text.Length - 2)
        {
            return false;
        }

        if (inner.Length == text.Length - 2)
        {
            return text.AsSpan(1, inner.Length).SequenceEqual(inner.AsSpan()) && !JsonText.NeedsEscape(inner);
        }

        var head = inner.AsSpan(0, Math.Min(inner.Length, ShortestReferred));
        return (JsonText.NeedsEscape(head) || text.AsSpan(1, head.Length).SequenceEqual(head)) && JsonText.Quote(inner) == text;
    }
}
