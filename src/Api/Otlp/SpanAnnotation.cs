using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>One result of an evaluation that a span carries in its attributes, as OpenInference names its fields.</summary>
internal sealed class SpanAnnotation
{
    private const string Prefix = "annotation.";

    private readonly Dictionary<string, AnyValue?> _fields = new(StringComparer.Ordinal);

    /// <summary>Takes a field; others than those of OpenInference are passed over.</summary>
    internal void Set(string field, AnyValue? value) => _fields[field] = value;

    /// <summary>The feedback.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="spanId">The span that it is about, or null for the trace or its session.</param>
    /// <param name="session">The session that it is about, or null.</param>
    /// <param name="time">When it was made, in ms since 1970.</param>
    /// <returns>Null where it has no name, or says nothing.</returns>
    internal Assessment? ToAssessment(string traceId, string? spanId, string? session, long time)
    {
        var (name, label, explanation) = (Text("name"), Text("label"), Text("explanation"));
        var value = FeedbackValues.Of(_fields.GetValueOrDefault("score"), label);
        if (name is null || (value ?? explanation) is null)
        {
            return null;
        }

        var metadata = MetadataOf(label, session);
        var identifier = Text("identifier");
        return new Assessment(
            identifier is null
                ? AssessmentIds.Of(traceId, spanId, session, name, value, label, explanation)
                : AssessmentIds.Of(traceId, spanId, session, name, identifier),
            name,
            AssessmentKind.Feedback,
            value,
            IsSerialized: false,
            Error: null,
            Text("annotator_kind") switch
            {
                "HUMAN" => AssessmentSourceKind.Human,
                "LLM" => AssessmentSourceKind.LlmJudge,
                _ => AssessmentSourceKind.Code,
            },
            SourceId: identifier,
            spanId,
            explanation,
            RunId: null,
            metadata,
            time,
            time,
            Overrides: null,
            IsValid: true);
    }

    private string? Text(string field) =>
        _fields.GetValueOrDefault(field) is { ValueCase: AnyValue.ValueOneofCase.StringValue, StringValue.Length: > 0 } text ? text.StringValue : null;

    /// <summary>The producer's own metadata, and the fields for which feedback has no place.</summary>
    private ImmutableArray<Tag> MetadataOf(string? label, string? session)
    {
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddOwn(metadata, Text("metadata"));
        Add(Prefix + "label", label);
        Add(Prefix + "annotator_kind", Text("annotator_kind") is { } kind && kind is not ("HUMAN" or "LLM" or "CODE") ? kind : null);
        Add("mlflow.trace.session", session);
        return [.. metadata.Select(static pair => new Tag(pair.Key, pair.Value))];

        void Add(string key, string? text)
        {
            if (text is not null)
            {
                metadata[key] = text;
            }
        }
    }

    private static void AddOwn(SortedDictionary<string, string> metadata, string? json)
    {
        if (json is null)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject())
                {
                    metadata[member.Name] = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The attribute keeps what is no JSON, or no valid Unicode.
        }
    }
}
