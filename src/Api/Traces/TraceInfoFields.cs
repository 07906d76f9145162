using System.Collections.Immutable;
using Bayou.Api.Assessments;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Reads a trace's head as API v3 sends it.</summary>
/// <param name="now">In ms since 1970; for assessments that tell no time.</param>
/// <param name="truncate">Whether values that are too long are cut.</param>
/// <param name="newAssessmentId">Makes ids for assessments that have none.</param>
internal sealed class TraceInfoFields(long now, bool truncate, Func<string> newAssessmentId)
{
    /// <summary>The head.</summary>
    /// <param name="info">The fields of <c>trace.trace_info</c>.</param>
    internal TraceInfo Read(ObjectFields info)
    {
        var traceId = info.Text("trace_id") is { Length: > 0 } given ? given : throw RequestErrors.Missing(info.PathOf("trace_id"));
        return new TraceInfo(
            TraceIds.Check(traceId, info.PathOf("trace_id")),
            ReadExperiment(info),
            info.Text("client_request_id"),
            info.Timestamp("request_time") ?? 0,
            info.Duration("execution_duration"),
            TraceStateWords.Read(info, "state"),
            Preview(info, "request_preview"),
            Preview(info, "response_preview"),
            TraceEntries.Map(info, "trace_metadata", truncate),
            TraceEntries.Map(info, "tags", truncate),
            ReadAssessments(info));
    }

    private static string ReadExperiment(ObjectFields info)
    {
        var location = info.Nested("trace_location") ?? throw RequestErrors.Missing(info.PathOf("trace_location"));
        var experiment = location.Nested("mlflow_experiment") ?? throw RequestErrors.Missing(location.PathOf("mlflow_experiment"));
        return ExperimentIds.Parse(experiment.Text("experiment_id"));
    }

    private string? Preview(ObjectFields info, string name) =>
        info.Text(name) is { } preview ? EntityNames.Truncate(preview, Limits.TracePreview, truncate, info.PathOf(name)) : null;

    private ImmutableArray<Assessment> ReadAssessments(ObjectFields info) =>
        info.ObjectList("assessments", assessment => AssessmentFields.Read(assessment, now, newAssessmentId));
}
