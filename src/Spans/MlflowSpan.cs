using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Spans.Json;
using Bayou.Spans.Mlflow;
using Bayou.Spans.Otlp;

namespace Bayou.Spans;

/// <summary>Spans in MLflow's terms.</summary>
public static class MlflowSpan
{
    /// <summary>
    /// The span's JSON as MLflow stores it: ids in base64, each attribute's value as JSON text in a text, and the attributes of MLflow that the
    /// SDK didn't set filled from the facts.
    /// </summary>
    /// <param name="span">The span.</param>
    public static string ToJson(StoredSpan span) => SpanJsonWriter.Write(span);

    /// <summary>
    /// The span as MLflow's API answers it: attributes as values with the JSON encoding undone, those of MLflow filled from the facts.
    /// </summary>
    /// <param name="span">The span; it isn't changed.</param>
    public static Span ToOtlp(StoredSpan span)
    {
        var answer = span.Span.Clone();
        answer.Attributes.Clear();
        foreach (var attribute in FactAttributes.Own(span).Concat(FactAttributes.Of(span)))
        {
            answer.Attributes.Add(new KeyValue { Key = attribute.Key, Value = Decode(attribute.Value) });
        }

        return answer;
    }

    /// <summary>Reads a span of <c>traces.json</c>, in the JSON of MLflow 3 or 2.</summary>
    /// <param name="json">The span.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it isn't an object, or an id is missing or malformed.</exception>
    public static ReceivedSpan FromJson(JsonElement json)
    {
        try
        {
            return new ReceivedSpan(SpanJsonReader.Read(json), null, null);
        }
        catch (InvalidOperationException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, "A span in traces.json has text that is not valid Unicode.", exception);
        }
    }

    private static AnyValue? Decode(AnyValue? value) =>
        value?.ValueCase == AnyValue.ValueOneofCase.StringValue && AttributeJson.IsEncoded(value.StringValue)
            ? AnyValues.Parse(value.StringValue)
            : value;
}
