using System.Globalization;
using Bayou.Spans.Otlp;
using Google.Protobuf.Collections;

namespace Bayou.Spans.Texts;

/// <summary>
/// Gives a signature what the text of spans holds, without <see cref="StructureRuns"/>. It sees attributes as they are and not as JSON in JSON, since
/// runs of three end where the two differ.
/// </summary>
internal static class SpanSignature
{
    internal static void Add(SignatureBuilder signature, StoredSpan stored)
    {
        var span = stored.Span;
        signature.Add(span.Name);
        signature.Add(span.Status?.Message);
        AddId(signature, span.TraceId);
        AddId(signature, span.SpanId);
        AddId(signature, span.ParentSpanId);
        signature.Add("tr-" + Convert.ToHexStringLower(span.TraceId.Span));
        AddNumber(signature, span.StartTimeUnixNano);
        AddNumber(signature, span.EndTimeUnixNano);
        AddAll(signature, span.Attributes);
        foreach (var occurrence in span.Events)
        {
            signature.Add(occurrence.Name);
            AddNumber(signature, occurrence.TimeUnixNano);
            AddAll(signature, occurrence.Attributes);
        }

        foreach (var link in span.Links)
        {
            AddId(signature, link.TraceId);
            AddId(signature, link.SpanId);
            AddAll(signature, link.Attributes);
        }

        AddFacts(signature, stored);
    }

    private static void AddAll(SignatureBuilder signature, RepeatedField<KeyValue> attributes)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            signature.Add(attributes[i].Key);
            AddValue(signature, attributes[i].Value);
        }
    }

    private static void AddValue(SignatureBuilder signature, AnyValue? value)
    {
        if (value?.ValueCase == AnyValue.ValueOneofCase.StringValue)
        {
            signature.Add(value.StringValue);
            if (value.StringValue.Contains("\\u", StringComparison.Ordinal))
            {
                signature.Add(PlainText.Of(value));
            }
        }
        else
        {
            signature.Add(Json.AttributeJson.ValueOf(value));
        }
    }

    private static void AddFacts(SignatureBuilder signature, StoredSpan stored)
    {
        var facts = stored.Facts;
        signature.Add(facts.Type);
        signature.Add(facts.Model);
        signature.Add(facts.Provider);
        signature.Add(facts.MessageFormat);
        AddText(signature, facts.Inputs, stored.Span);
        AddText(signature, facts.Outputs, stored.Span);
        AddText(signature, facts.Tools, stored.Span);
        if (facts.Tokens is { } tokens)
        {
            signature.Add(Mlflow.FactsJson.Tokens(tokens));
        }

        if (facts.Cost is { } cost)
        {
            signature.Add(Mlflow.FactsJson.Cost(cost));
        }
    }

    // What an attribute holds is there already.
    private static void AddText(SignatureBuilder signature, string? text, Span span)
    {
        if (text is not null && Content.TextReference.ToRecord(text, span)!.FormCase == Content.Records.TextRecord.FormOneofCase.Text)
        {
            signature.Add(text);
        }
    }

    private static void AddId(SignatureBuilder signature, Google.Protobuf.ByteString id)
    {
        Span<char> text = stackalloc char[64];
        if (Convert.TryToBase64Chars(id.Span, text, out var written))
        {
            signature.Add(text[..written]);
        }
        else
        {
            signature.Add(id.ToBase64());
        }
    }

    private static void AddNumber(SignatureBuilder signature, ulong number)
    {
        Span<char> text = stackalloc char[20];
        number.TryFormat(text, out var written, default, CultureInfo.InvariantCulture);
        signature.Add(text[..written]);
    }
}
