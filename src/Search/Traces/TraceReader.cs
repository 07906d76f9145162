using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces;

/// <summary>Rebuilds traces from columns.</summary>
internal static class TraceReader
{
    /// <summary>Rebuilds a trace.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="row">Its row.</param>
    public static TraceInfo Read(TraceColumns columns, int row)
    {
        var duration = columns.Durations[row];
        var (request, response) = TracePreviews.Read(columns.Previews[row]);
        return new TraceInfo(
            columns.Ids.Get(row),
            columns.ExperimentId,
            TextOf(columns.ClientRequestIds, row),
            columns.Times[row],
            duration == TraceColumns.NoDuration ? null : duration,
            (TraceState)columns.States[row],
            request,
            response,
            ReadTexts(columns, columns.Metadata, columns.MetadataLists, row),
            ReadTexts(columns, columns.Tags, columns.TagLists, row),
            columns.Assessments.TryGetValue(row, out var assessments) ? assessments : []);
    }

    /// <summary>The text of a row, or null.</summary>
    /// <param name="column">The column, or null.</param>
    /// <param name="row">The row.</param>
    public static string? TextOf(TextColumn? column, int row) => column is null || column.Code(row) == 0 ? null : column.Text(row);

    private static ImmutableArray<Tag> ReadTexts(TraceColumns columns, KeyedColumns<TextColumn> texts, WholeColumn lists, int row)
    {
        var read = ImmutableArray.CreateBuilder<Tag>();
        for (var list = columns.Lists.Content((int)lists[row]); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            read.Add(new Tag(texts.KeyOf(number), texts[number].Text(row)));
        }

        return read.DrainToImmutable();
    }
}
