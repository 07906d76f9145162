using Bayou.Contracts.LoggedModels;
using Bayou.Search.Language;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.LoggedModels.Sorting;

/// <summary>Binds orderings to the columns of a table.</summary>
internal static class LoggedModelOrders
{
    /// <summary>Binds an ordering.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="ordering">The ordering.</param>
    public static RowOrder Create(LoggedModelColumns columns, LoggedModelOrdering ordering) => new(
        columns.Ids,
        [.. ordering.Parts.Parts.Zip(ordering.Datasets, (part, dataset) => CreateOne(columns, part, dataset))],
        ordering.Parts.IdDescending);

    private static SortColumn CreateOne(LoggedModelColumns columns, OrderPart part, DatasetReference dataset)
    {
        if (part.Field.Entity != FieldEntity.Metric)
        {
            return Attribute(columns, part);
        }

        return dataset.IsAny
            ? new MetricSort(columns.Metrics.Find(part.Field.Key)?.Latest, part.Descending)
            : new DatasetMetricSort(
                columns.Points, columns.Metrics.NumberOf(part.Field.Key), columns.Points.Select([dataset]), part.Descending);
    }

    private static SortColumn Attribute(LoggedModelColumns columns, OrderPart part) => part.Field.Key switch
    {
        LoggedModelSchema.CreationTime => new TimeSort(columns.Created, null, part.Descending),
        LoggedModelSchema.LastUpdateTime => new TimeSort(columns.Updated, null, part.Descending),
        LoggedModelSchema.ModelType => new TextSort(columns.Types, part.Descending),
        LoggedModelSchema.Name => new TextSort(columns.Names, part.Descending),
        LoggedModelSchema.SourceRunId => new TextSort(columns.SourceRuns, part.Descending),
        LoggedModelSchema.Status => new TimeSort(columns.Statuses, null, part.Descending),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{part.Field.Key}'."),
    };
}
