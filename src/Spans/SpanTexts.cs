using Bayou.Spans.Texts;

namespace Bayou.Spans;

/// <summary>What searches over the text of spans see. Signatures are made of the same.</summary>
public static class SpanTexts
{
    /// <summary>What <c>span.content</c> and <c>text</c> look into: the span's JSON as <see cref="MlflowSpan.ToJson"/> writes it.</summary>
    /// <param name="span">The span.</param>
    public static string Of(StoredSpan span) => MlflowSpan.ToJson(span);

    /// <summary>
    /// What <c>span.attributes.key</c> compares: a text without quotes, anything else as JSON. Facts answer for the attributes of MLflow that
    /// the span itself lacks.
    /// </summary>
    /// <param name="span">The span.</param>
    /// <param name="key">The attribute's key; of equal keys the last counts.</param>
    /// <returns>Null where there is no such attribute.</returns>
    public static string? Attribute(StoredSpan span, string key)
    {
        for (var i = span.Span.Attributes.Count - 1; i >= 0; i--)
        {
            if (span.Span.Attributes[i].Key == key)
            {
                return PlainText.Of(span.Span.Attributes[i].Value);
            }
        }

        return Mlflow.FactAttributes.Of(span).Where(attribute => attribute.Key == key).Select(attribute => PlainText.Of(attribute.Value))
            .FirstOrDefault();
    }

    /// <summary>The signature of spans: <see cref="TextSignature.MayContain"/> is true for every part of <see cref="Of"/> and <see cref="Attribute"/>.</summary>
    /// <param name="spans">The spans of a batch.</param>
    public static ReadOnlyMemory<byte> Signature(IEnumerable<StoredSpan> spans)
    {
        var signature = new SignatureBuilder();
        foreach (var span in spans)
        {
            SpanSignature.Add(signature, span);
        }

        return signature.Build();
    }
}
