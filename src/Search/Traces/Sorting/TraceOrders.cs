using System.Globalization;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Traces.Sorting;

/// <summary>Binds orderings to the columns of a table.</summary>
internal static class TraceOrders
{
    /// <summary>Binds an ordering.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="ordering">The ordering.</param>
    public static RowOrder Create(TraceColumns columns, Ordering ordering) =>
        new(columns.Ids, [.. ordering.Parts.Select(part => CreateOne(columns, part))], ordering.IdDescending);

    private static SortColumn CreateOne(TraceColumns columns, OrderPart part) => part.Field.Entity switch
    {
        FieldEntity.Tag => new TextSort(columns.Tags.Find(part.Field.Key), part.Descending),
        FieldEntity.Metadata => new TextSort(columns.Metadata.Find(part.Field.Key), part.Descending),
        _ => Attribute(columns, part),
    };

    private static SortColumn Attribute(TraceColumns columns, OrderPart part) => part.Field.Key switch
    {
        TraceSchema.Timestamp => new RequestTimeSort(columns, part.Descending),
        TraceSchema.ExecutionTime => new ComputedSort(row => DurationOf(columns, row), part.Descending),
        TraceSchema.EndTime => new ComputedSort(
            row => SortValues.OfWhole(columns.Times[row] + Math.Max(0, columns.Durations[row])), part.Descending),
        TraceSchema.Status => new ComputedSort(row => SortValues.OfText(TraceStates.NameOf(columns.States[row])), part.Descending),
        TraceSchema.ExperimentId => new ComputedSort(_ => ExperimentOf(columns), part.Descending),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{part.Field.Key}'."),
    };

    private static SortValue DurationOf(TraceColumns columns, int row) =>
        columns.Durations[row] == TraceColumns.NoDuration ? SortValues.Absent : SortValues.OfWhole(columns.Durations[row]);

    private static SortValue ExperimentOf(TraceColumns columns) =>
        long.TryParse(columns.ExperimentId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? SortValues.OfWhole(number)
            : SortValues.Absent;
}
