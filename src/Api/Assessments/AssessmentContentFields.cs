using System.Text.Encodings.Web;
using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Assessments;

/// <summary>Reads what an assessment says: exactly one of feedback, expectation and issue.</summary>
internal static class AssessmentContentFields
{
    private const string Feedback = "feedback";
    private const string Expectation = "expectation";
    private const string Issue = "issue";
    private const string JsonFormat = "JSON_FORMAT";

    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The one that is there.</summary>
    internal static AssessmentContent Read(ObjectFields assessment)
    {
        string[] given = [.. new[] { Feedback, Expectation, Issue }.Where(assessment.Has)];
        return given switch
        {
            [Feedback] => ReadFeedback(assessment),
            [Expectation] => ReadExpectation(assessment),
            [Issue] => ReadIssue(assessment),
            [] => throw BayouException.InvalidParameter(
                "Unknown assessment type: None. Exactly one of `expectation`, `feedback`, or `issue` should be specified."),
            _ => throw BayouException.InvalidParameter("Exactly one of `expectation`, `feedback`, or `issue` should be specified."),
        };
    }

    /// <summary>A feedback; one that isn't there has no value.</summary>
    internal static AssessmentContent ReadFeedback(ObjectFields assessment)
    {
        var feedback = assessment.Nested(Feedback);
        var value = feedback?.TryGet("value", out var element) == true ? JsonOf(element) : null;
        var error = (feedback?.Nested("error") ?? assessment.Nested("error")) is { } fields
            ? new AssessmentError(fields.Text("error_code") ?? "", fields.Text("error_message"), fields.Text("stack_trace"))
            : null;
        return new AssessmentContent(AssessmentKind.Feedback, value, IsSerialized: false, error);
    }

    /// <summary>An expectation, whose value must be there. What is no scalar goes out serialised, however it came.</summary>
    internal static AssessmentContent ReadExpectation(ObjectFields assessment)
    {
        var expectation = assessment.Nested(Expectation) ?? throw NoValue();
        if (expectation.Nested("serialized_value") is { } serialized)
        {
            using var document = ParseSerialized(serialized);
            return OfExpected(document.RootElement);
        }

        return expectation.TryGet("value", out var value) ? OfExpected(value) : throw NoValue();
    }

    private static AssessmentContent ReadIssue(ObjectFields assessment)
    {
        var name = assessment.Nested(Issue)!.Value.Text("issue_name") ?? "";
        if (name.Length == 0)
        {
            throw BayouException.InvalidParameter("The `issue_name` field must be specified.");
        }

        return new AssessmentContent(AssessmentKind.Issue, JsonSerializer.Serialize(name), IsSerialized: false, Error: null);
    }

    private static AssessmentContent OfExpected(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? throw NoValue()
        : new AssessmentContent(
            AssessmentKind.Expectation, JsonOf(value), value.ValueKind is JsonValueKind.Array or JsonValueKind.Object, Error: null);

    private static JsonDocument ParseSerialized(ObjectFields serialized)
    {
        var format = serialized.Text("serialization_format") ?? "";
        if (format != JsonFormat)
        {
            throw BayouException.InvalidParameter($"Unknown serialization format: {format}. Only JSON_FORMAT is supported.");
        }

        try
        {
            return JsonDocument.Parse(serialized.Text("value") ?? "");
        }
        catch (JsonException exception)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue, $"Invalid value for parameter '{serialized.PathOf("value")}' supplied: it is not valid JSON.", exception);
        }
    }

    /// <summary>Compact JSON with plain characters, so that filters see a text as its writer did.</summary>
    private static string JsonOf(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_plain))
        {
            value.WriteTo(json);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static BayouException NoValue() => BayouException.InvalidParameter("The `value` field must be specified.");
}
