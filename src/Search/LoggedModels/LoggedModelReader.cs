using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.LoggedModels;

/// <summary>Rebuilds logged models from columns.</summary>
internal static class LoggedModelReader
{
    /// <summary>Rebuilds a model.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="row">Its row.</param>
    public static LoggedModel Read(LoggedModelColumns columns, int row) => new(
        columns.ReadHead(row),
        ReadTexts(columns, columns.Params, columns.ParamLists, row, static (key, value) => new Param(key, value)),
        ReadTexts(columns, columns.Tags, columns.TagLists, row, static (key, value) => new Tag(key, value)),
        ReadMetrics(columns, row));

    private static ImmutableArray<T> ReadTexts<T>(
        LoggedModelColumns columns, KeyedColumns<TextColumn> texts, WholeColumn lists, int row, Func<string, string, T> make)
    {
        var read = ImmutableArray.CreateBuilder<T>();
        for (var list = columns.Lists.Content((int)lists[row]); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            read.Add(make(texts.KeyOf(number), texts[number].Text(row)));
        }

        return read.DrainToImmutable();
    }

    private static ImmutableArray<ModelMetric> ReadMetrics(LoggedModelColumns columns, int row)
    {
        var points = columns.Points.Of(row);
        var metrics = ImmutableArray.CreateBuilder<ModelMetric>(points.Length);
        foreach (var point in points)
        {
            metrics.Add(columns.Points.Read(columns.Metrics.KeyOf(point.Metric), point));
        }

        return metrics.MoveToImmutable();
    }
}
