using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Assessments;

/// <summary>Who made an assessment, on the wire.</summary>
internal static class AssessmentSourceFields
{
    /// <summary>A kind by name or number; not told when not set. The old name of the judges is taken, too.</summary>
    internal static AssessmentSourceKind Read(ObjectFields source)
    {
        const string Name = "source_type";
        if (!source.TryGet(Name, out var value))
        {
            return AssessmentSourceKind.Unspecified;
        }

        var word = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : FieldValue.Text(source.PathOf(Name), value);
        return word switch
        {
            "HUMAN" or "1" => AssessmentSourceKind.Human,
            "LLM_JUDGE" or "AI_JUDGE" or "2" => AssessmentSourceKind.LlmJudge,
            "CODE" or "3" => AssessmentSourceKind.Code,
            "SOURCE_TYPE_UNSPECIFIED" or "0" => AssessmentSourceKind.Unspecified,
            _ => throw RequestErrors.Invalid(source.PathOf(Name), value, "one of HUMAN, LLM_JUDGE, CODE"),
        };
    }

    internal static ReadOnlySpan<byte> WordOf(AssessmentSourceKind kind) => kind switch
    {
        AssessmentSourceKind.Human => "HUMAN"u8,
        AssessmentSourceKind.LlmJudge => "LLM_JUDGE"u8,
        AssessmentSourceKind.Code => "CODE"u8,
        _ => "SOURCE_TYPE_UNSPECIFIED"u8,
    };
}
