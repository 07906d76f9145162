using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Assessments;

/// <summary>Reads assessments as clients send them.</summary>
internal static class AssessmentFields
{
    private const string SourceRunKey = "mlflow.assessment.sourceRunId";

    /// <summary>An assessment to be made.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="now">In ms since 1970; counts where no time is told.</param>
    /// <param name="newId">Makes its id where it has none.</param>
    internal static Assessment Read(ObjectFields fields, long now, Func<string> newId)
    {
        var content = AssessmentContentFields.Read(fields);
        var source = fields.Nested("source");
        var metadata = fields.TextMap("metadata");
        return new Assessment(
            NotEmpty(fields, "assessment_id", Limits.AssessmentReference) ?? newId(),
            Name(fields),
            content.Kind,
            content.Value,
            content.IsSerialized,
            content.Error,
            source is { } given ? AssessmentSourceFields.Read(given) : AssessmentSourceKind.Unspecified,
            source is { } named ? NotEmpty(named, "source_id", Limits.AssessmentName) : null,
            NotEmpty(fields, "span_id", Limits.AssessmentReference),
            NotEmpty(fields, "rationale", int.MaxValue),
            metadata.FirstOrDefault(entry => entry.Key == SourceRunKey).Value,
            metadata,
            Time(fields, "create_time", now),
            Time(fields, "last_update_time", now),
            NotEmpty(fields, "overrides", Limits.AssessmentReference),
            IsValid: true);
    }

    /// <summary>A name, which must be there.</summary>
    internal static string Name(ObjectFields fields)
    {
        var name = fields.Text("assessment_name") is { Length: > 0 } given ? given : throw RequestErrors.Missing(fields.PathOf("assessment_name"));
        EntityNames.CheckLength(name, Limits.AssessmentName, "assessment_name");
        return name;
    }

    private static string? NotEmpty(ObjectFields fields, string name, int limit)
    {
        if (fields.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        EntityNames.CheckLength(text, limit, name);
        return text;
    }

    /// <summary>Protobuf reads an absent time as 1970, and MLflow takes that for none.</summary>
    private static long Time(ObjectFields fields, string name, long now) => fields.Timestamp(name) is { } time and not 0 ? time : now;
}
