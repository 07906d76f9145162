using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs.Filters;

namespace Bayou.Search.Registry;

/// <summary>Binds clauses to the columns of versions.</summary>
internal static class VersionFilters
{
    /// <summary>Binds a clause.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="clause">The clause.</param>
    public static RowFilter Create(VersionColumns columns, BoundClause clause) => (clause.Field, clause.Condition) switch
    {
        ({ Entity: FieldEntity.Tag, Key: var key }, var condition) => Tag(columns.Tags.Find(key), condition),
        ({ Key: RegistrySchema.Name }, TextCondition text) => new TextFilter(columns.Names, text),
        ({ Key: RegistrySchema.SourcePath }, TextCondition text) => new TextFilter(columns.Sources, text),
        ({ Key: RegistrySchema.RunId }, TextCondition text) => new TextFilter(columns.RunIds, text),
        ({ Key: RegistrySchema.VersionNumber }, WholeCondition range) => new VersionNumberFilter(columns, range),
        _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
    };

    private static RowFilter Tag(TextColumn? column, Condition condition) => (column, condition) switch
    {
        (null, PresenceCondition { Wanted: false }) => new AllRows(),
        (null, _) => new NoRows(),
        (_, PresenceCondition presence) => new PresenceFilter(column, presence.Wanted),
        _ => new TextFilter(column, (TextCondition)condition),
    };
}
