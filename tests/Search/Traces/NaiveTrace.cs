using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Traces;

/// <summary>A trace as the plainest evaluation of a filter sees it.</summary>
internal sealed record NaiveTrace(TraceInfo Info, ImmutableArray<TestSpan> Spans, ImmutableArray<string> Runs, ImmutableArray<string> Prompts)
{
    public string Id => Info.TraceId;

    public string? Session => Of(Info.Metadata, "mlflow.trace.session");

    public static string? Of(ImmutableArray<Tag> tags, string key) =>
        tags.Where(tag => tag.Key == key).Select(tag => tag.Value).FirstOrDefault();

    /// <summary>Whether all clauses hold; those about spans for one span.</summary>
    public bool Matches(IReadOnlyList<NaiveClause> clauses, IReadOnlyList<NaiveTrace> all)
    {
        NaiveClause[] spans = [.. clauses.Where(clause => clause.Field.StartsWith("span.", StringComparison.Ordinal))];
        return clauses.Except(spans).All(clause => Matches(clause, all))
            && (spans.Length == 0 || Spans.Any(span => spans.All(clause => clause.Holds(TextOf(span, clause.Field)))));
    }

    private bool Matches(NaiveClause clause, IReadOnlyList<NaiveTrace> all) => clause.Field switch
    {
        "timestamp" => clause.Holds(Info.RequestTime),
        "execution_time" => clause.Holds(Info.ExecutionDuration),
        "end_time" => clause.Holds(Info.RequestTime + (Info.ExecutionDuration ?? 0)),
        "status" => clause.Holds(Info.State switch
        {
            TraceState.Ok => "OK",
            TraceState.Error => "ERROR",
            TraceState.InProgress => "IN_PROGRESS",
            _ => "STATE_UNSPECIFIED",
        }),
        "request_id" => clause.Holds(Id),
        "name" => clause.Holds(Of(Info.Tags, "mlflow.traceName")),
        "tags.t" => clause.Holds(Of(Info.Tags, "t")),
        "metadata.m" => clause.Holds(Of(Info.Metadata, "m")),
        "run_id" => (clause.Comparator == "=" && Runs.Contains(clause.Value!)) || clause.Holds(Of(Info.Metadata, "mlflow.sourceRun")),
        "prompt" => Prompts.Contains(clause.Value!),
        _ => MatchesFeedback(clause, all),
    };

    private bool MatchesFeedback(NaiveClause clause, IReadOnlyList<NaiveTrace> all)
    {
        var own = Info.Assessments.AsEnumerable();
        var ofSession = all
            .SelectMany(trace => trace.Info.Assessments)
            .Where(assessment => Session is not null && Of(assessment.Metadata, "mlflow.trace.session") == Session);
        var found = own.Concat(ofSession)
            .Where(assessment => assessment is { Kind: AssessmentKind.Feedback, Name: "f", IsValid: true })
            .ToList();
        return clause.Comparator switch
        {
            "IS NULL" => found.Count == 0,
            "IS NOT NULL" => found.Count > 0,
            "!=" => found.Any(assessment => assessment.Value is { } json && json != clause.Value && json.Trim('"') != clause.Value),
            "=" => found.Any(assessment => assessment.Value == clause.Value || assessment.Value?.Trim('"') == clause.Value),
            _ => found.Any(assessment => clause.Holds(assessment.Value)),
        };
    }

    private static string? TextOf(TestSpan span, string field) => field switch
    {
        "span.name" => span.Name,
        "span.type" => span.Type,
        "span.status" => span.Status.ToString().ToUpperInvariant(),
        "span.content" => Bayou.Spans.SpanTexts.Of(span.Stored),
        _ => span.Attributes.Where(attribute => $"span.attributes.{attribute.Key}" == field).Select(attribute => attribute.Value).FirstOrDefault(),
    };
}
