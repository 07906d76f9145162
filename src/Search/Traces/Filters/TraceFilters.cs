using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces.Filters;

/// <summary>Binds the clauses of a search to the columns of a table.</summary>
internal static class TraceFilters
{
    /// <summary>All filters of a search, cheap ones first. Where content must be read, they keep more than match.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="filter">The search's filter.</param>
    public static RowFilter[] Create(TraceColumns columns, TraceFilter filter)
    {
        var filters = filter.Rows.Select(clause => CreateOne(columns, clause)).ToList();
        if (!filter.Spans.IsEmpty)
        {
            var conditions = new SpanConditions(filter.Spans);
            filters.Add(new SpanFilter(columns, conditions));
            if (!conditions.Needles.IsEmpty)
            {
                filters.Add(new SignatureFilter(columns, conditions.Needles));
            }
        }

        return [new LiveFilter(columns), .. filters.OrderBy(bound => bound.Cost)];
    }

    private static RowFilter CreateOne(TraceColumns columns, BoundClause clause) => clause.Field.Entity switch
    {
        FieldEntity.Tag => RowFilterFactory.Keyed(columns.Tags.Find(clause.Field.Key), clause.Condition),
        FieldEntity.Metadata => RowFilterFactory.Keyed(columns.Metadata.Find(clause.Field.Key), clause.Condition),
        FieldEntity.Feedback => Assessed(columns, AssessmentKind.Feedback, clause),
        FieldEntity.Expectation => Assessed(columns, AssessmentKind.Expectation, clause),
        FieldEntity.Issue => new AssessmentFilter(columns, AssessmentJudge.OfIssue(ValueOf(clause)), wanted: true),
        _ => Attribute(columns, clause),
    };

    private static AssessmentFilter Assessed(TraceColumns columns, AssessmentKind kind, BoundClause clause) => new(
        columns,
        AssessmentJudge.Of(kind, clause.Field.Key, clause.Condition as TextCondition),
        clause.Condition is not PresenceCondition { Wanted: false });

    private static RowFilter Attribute(TraceColumns columns, BoundClause clause) => (clause.Field.Key, clause.Condition) switch
    {
        (TraceSchema.Timestamp, WholeCondition range) => new RequestTimeFilter(columns, range),
        (TraceSchema.ExecutionTime, WholeCondition range) => new DurationFilter(columns, range),
        (TraceSchema.EndTime, WholeCondition range) => new TraceEndFilter(columns, range),
        (TraceSchema.Status, TextCondition text) => new TraceStateFilter(columns, text),
        (TraceSchema.RequestId, TextCondition text) => new TraceIdFilter(columns.Ids, text),
        (TraceSchema.ClientRequestId, TextCondition text) => new TextFilter(columns.ClientRequestIds, text),
        (TraceSchema.Prompt, _) => new LinkFilter(columns, columns.PromptLists, [columns.Prompts.Find(ValueOf(clause))], null, []),
        (TraceSchema.RunId, TextCondition { Pattern: null, Negated: false } text) => OfRuns(columns, text.Values),
        (TraceSchema.RunId, _) => RowFilterFactory.Keyed(columns.Metadata.Find(TraceKeys.SourceRun), clause.Condition),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };

    private static LinkFilter OfRuns(TraceColumns columns, ImmutableArray<string> runIds)
    {
        var named = columns.Metadata.Find(TraceKeys.SourceRun);
        return new LinkFilter(
            columns,
            columns.RunLists,
            [.. runIds.Select(runId => columns.Runs.Find(runId))],
            named,
            [.. runIds.Select(runId => (long)(named?.Texts.Find(runId) ?? -1) + 1).Where(code => code > 0)]);
    }

    private static string ValueOf(BoundClause clause) => ((TextCondition)clause.Condition).Values[0];
}
