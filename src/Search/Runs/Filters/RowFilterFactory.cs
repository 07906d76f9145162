using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>Binds clauses to the columns of a table.</summary>
internal static class RowFilterFactory
{
    /// <summary>Binds a clause.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="clause">The clause.</param>
    public static RowFilter Create(RunColumns columns, BoundClause clause) => clause.Field.Entity switch
    {
        FieldEntity.Metric => columns.Metrics.Find(clause.Field.Key) is { } metric
            ? new MetricFilter(metric, (NumberCondition)clause.Condition)
            : new NoRows(),
        FieldEntity.Param => Keyed(columns.Params.Find(clause.Field.Key), clause.Condition),
        FieldEntity.Tag => Keyed(columns.Tags.Find(clause.Field.Key), clause.Condition),
        FieldEntity.Dataset => new DatasetFilter(columns, clause.Field.Key, (TextCondition)clause.Condition),
        _ => Attribute(columns, clause),
    };

    /// <summary>Binds a condition on the text of a key.</summary>
    /// <param name="column">The key's column, or null when no row has the key.</param>
    /// <param name="condition">The condition.</param>
    public static RowFilter Keyed(TextColumn? column, Condition condition) => (column, condition) switch
    {
        (null, PresenceCondition { Wanted: false }) => new AllRows(),
        (null, _) => new NoRows(),
        (_, PresenceCondition presence) => new PresenceFilter(column, presence.Wanted),
        _ => new TextFilter(column, (TextCondition)condition),
    };

    private static RowFilter Attribute(RunColumns columns, BoundClause clause) => (clause.Field.Key, clause.Condition) switch
    {
        (RunSchema.StartTime, WholeCondition range) => new WholeFilter(columns.Heads.Starts, range),
        (RunSchema.EndTime, WholeCondition range) => new EndTimeFilter(columns, range),
        (RunSchema.Status, TextCondition text) => new StatusFilter(columns, text),
        (RunSchema.RunId, TextCondition text) => new IdFilter(columns.Heads.Ids, text),
        (RunSchema.RunName, TextCondition text) => new TextFilter(columns.Heads.Names, text),
        (RunSchema.UserId, TextCondition text) => new TextFilter(columns.Heads.Users, text),
        (RunSchema.ArtifactUri, TextCondition text) => new ArtifactUriFilter(columns, text),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };
}
