using System.Collections.Immutable;
using Bayou.Search.Language;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.LoggedModels.Filters;

/// <summary>Binds the clauses of a search to the columns of a table.</summary>
internal static class LoggedModelFilters
{
    /// <summary>All filters of a search, cheap ones first.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="plan">The search.</param>
    public static ImmutableArray<RowFilter> Create(LoggedModelColumns columns, LoggedModelSearchPlan plan)
    {
        var datasets = plan.Query.Datasets.IsEmpty ? null : columns.Points.Select(plan.Query.Datasets.AsSpan());
        var filters = plan.Clauses.Select(clause => CreateOne(columns, clause, datasets)).ToList();
        if (datasets is not null && !plan.Clauses.Any(clause => clause.Field.Entity == FieldEntity.Metric))
        {
            filters.Add(new OnDatasetFilter(columns.Points, datasets));
        }

        return [new ActiveModelFilter(columns.Stages), .. filters.OrderBy(filter => filter.Cost)];
    }

    private static RowFilter CreateOne(LoggedModelColumns columns, BoundClause clause, bool[]? datasets) => clause.Field.Entity switch
    {
        FieldEntity.Metric => columns.Metrics.NumberOf(clause.Field.Key) is >= 0 and var number
            ? new AnyPointFilter(columns, number, (NumberCondition)clause.Condition, datasets)
            : new NoRows(),
        FieldEntity.Param => RowFilterFactory.Keyed(columns.Params.Find(clause.Field.Key), clause.Condition),
        FieldEntity.Tag => RowFilterFactory.Keyed(columns.Tags.Find(clause.Field.Key), clause.Condition),
        _ => Attribute(columns, clause),
    };

    private static RowFilter Attribute(LoggedModelColumns columns, BoundClause clause) => (clause.Field.Key, clause.Condition) switch
    {
        (LoggedModelSchema.CreationTime, WholeCondition range) => new WholeFilter(columns.Created, range),
        (LoggedModelSchema.LastUpdateTime, WholeCondition range) => new WholeFilter(columns.Updated, range),
        (LoggedModelSchema.ModelId, TextCondition text) => new IdFilter(columns.Ids, text),
        (LoggedModelSchema.ModelType, TextCondition text) => new TextFilter(columns.Types, text),
        (LoggedModelSchema.Name, TextCondition text) => new TextFilter(columns.Names, text),
        (LoggedModelSchema.SourceRunId, TextCondition text) => new TextFilter(columns.SourceRuns, text),
        (LoggedModelSchema.Status, TextCondition text) => new ModelStatusFilter(columns.Statuses, text),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };
}
