using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Assessments;

/// <summary>Assessments as MLflow writes them.</summary>
internal static class AssessmentJson
{
    /// <summary>An answer whose <c>assessment</c> it is.</summary>
    internal static void WriteNamed(Utf8JsonWriter json, (string TraceId, Assessment Assessment) answer)
    {
        json.WritePropertyName("assessment"u8);
        WriteObject(json, answer.TraceId, answer.Assessment);
    }

    internal static void WriteObject(Utf8JsonWriter json, string traceId, Assessment assessment)
    {
        json.WriteStartObject();
        json.WriteString("assessment_id"u8, assessment.AssessmentId);
        json.WriteString("assessment_name"u8, assessment.Name);
        json.WriteString("trace_id"u8, traceId);
        json.WriteOptional("span_id"u8, assessment.SpanId);
        json.WriteStartObject("source"u8);
        json.WriteString("source_type"u8, AssessmentSourceFields.WordOf(assessment.Source));
        json.WriteOptional("source_id"u8, assessment.SourceId);
        json.WriteEndObject();
        json.WriteTimestamp("create_time"u8, assessment.CreateTime);
        json.WriteTimestamp("last_update_time"u8, assessment.LastUpdateTime);
        WriteContent(json, assessment);
        json.WriteOptional("rationale"u8, assessment.Rationale);
        if (!assessment.Metadata.IsEmpty)
        {
            json.WriteStartObject("metadata"u8);
            foreach (var entry in assessment.Metadata)
            {
                json.WriteString(entry.Key, entry.Value);
            }

            json.WriteEndObject();
        }

        json.WriteOptional("overrides"u8, assessment.Overrides);
        json.WriteBoolean("valid"u8, assessment.IsValid);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, Assessment assessment)
    {
        switch (assessment.Kind)
        {
            case AssessmentKind.Feedback:
                json.WriteStartObject("feedback"u8);
                WriteValue(json, "value"u8, assessment.Value);
                WriteError(json, assessment.Error);
                break;
            case AssessmentKind.Expectation when assessment.IsSerialized:
                json.WriteStartObject("expectation"u8);
                json.WriteStartObject("serialized_value"u8);
                json.WriteString("serialization_format"u8, "JSON_FORMAT"u8);
                json.WriteString("value"u8, assessment.Value);
                json.WriteEndObject();
                break;
            case AssessmentKind.Expectation:
                json.WriteStartObject("expectation"u8);
                WriteValue(json, "value"u8, assessment.Value);
                break;
            default:
                json.WriteStartObject("issue"u8);
                WriteValue(json, "issue_name"u8, assessment.Value);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(value);
        }
    }

    private static void WriteError(Utf8JsonWriter json, AssessmentError? error)
    {
        if (error is null)
        {
            return;
        }

        json.WriteStartObject("error"u8);
        json.WriteString("error_code"u8, error.Code);
        json.WriteOptional("error_message"u8, error.Message);
        json.WriteOptional("stack_trace"u8, error.StackTrace);
        json.WriteEndObject();
    }
}
