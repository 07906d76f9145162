using Bayou.Spans.Dialects;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Mlflow;

/// <summary>The attributes of MLflow that a span lacks and its facts supply.</summary>
internal static class FactAttributes
{
    /// <summary>Those attributes; each value is JSON text.</summary>
    internal static IEnumerable<KeyValue> Of(StoredSpan stored)
    {
        var facts = stored.Facts;
        (string Key, string? Json)[] known =
        [
            (MlflowDialect.RequestId, Quote("tr-" + Convert.ToHexStringLower(stored.Span.TraceId.Span))),
            (MlflowDialect.SpanType, Quote(facts.Type)),
            (MlflowDialect.Inputs, facts.Inputs),
            (MlflowDialect.Outputs, facts.Outputs),
            (MlflowDialect.TokenUsage, facts.Tokens is null ? null : FactsJson.Tokens(facts.Tokens)),
            (MlflowDialect.Cost, facts.Cost is null ? null : FactsJson.Cost(facts.Cost)),
            (MlflowDialect.Model, Quote(facts.Model)),
            (MlflowDialect.Provider, Quote(facts.Provider)),
            (MlflowDialect.Tools, facts.Tools),
            (MlflowDialect.MessageFormat, Quote(facts.MessageFormat)),
        ];
        return known
            .Where(attribute => attribute.Json is not null && !IsOwn(stored, attribute.Key))
            .Select(attribute => new KeyValue { Key = attribute.Key, Value = AttributeJson.From(attribute.Json!) });
    }

    /// <summary>The span's own attributes, the last of equal keys, less a type that says nothing where the facts know it.</summary>
    internal static IEnumerable<KeyValue> Own(StoredSpan stored)
    {
        var attributes = stored.Span.Attributes;
        var last = new Dictionary<string, int>(attributes.Count, StringComparer.Ordinal);
        for (var i = 0; i < attributes.Count; i++)
        {
            last[attributes[i].Key] = i;
        }

        return attributes.Where((attribute, place) => last[attribute.Key] == place && !IsOverruled(attribute, stored.Facts));
    }

    private static bool IsOwn(StoredSpan stored, string key) =>
        stored.Span.Attributes.Any(attribute => attribute.Key == key && !IsOverruled(attribute, stored.Facts));

    private static bool IsOverruled(KeyValue attribute, SpanFacts facts) =>
        attribute.Key == MlflowDialect.SpanType && facts.Type is not null && Texts.PlainText.Of(attribute.Value) != facts.Type;

    private static string? Quote(string? text) => text is null ? null : JsonText.Quote(text);
}
