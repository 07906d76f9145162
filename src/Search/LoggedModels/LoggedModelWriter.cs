using System.Runtime.InteropServices;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Columns;

namespace Bayou.Search.LoggedModels;

/// <summary>Writes logged models into columns.</summary>
/// <param name="columns">The columns.</param>
internal sealed class LoggedModelWriter(LoggedModelColumns columns)
{
    private readonly List<ulong> _listed = [];

    /// <summary>Gives a new model a row, without content.</summary>
    /// <param name="info">The model's head.</param>
    public int AddRow(LoggedModelInfo info)
    {
        var row = columns.Ids.Add(info.ModelId);
        columns.WriteHead(row, info);
        columns.Sequences[row] = 0;
        columns.ParamLists[row] = RowLists.Empty;
        columns.TagLists[row] = RowLists.Empty;
        return row;
    }

    /// <summary>Takes all content of a row away, but for its head.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row)
    {
        ClearTexts(columns.Params, columns.ParamLists, row);
        ClearTexts(columns.Tags, columns.TagLists, row);
        foreach (var point in columns.Points.Of(row))
        {
            columns.Metrics[point.Metric].Clear(row);
        }

        columns.Points.Clear(row);
    }

    /// <summary>Writes what a change brings; points must be new ones.</summary>
    /// <param name="row">The model's row.</param>
    /// <param name="change">The change.</param>
    public void Write(int row, LoggedModelChange change)
    {
        if (change.Info is { } info)
        {
            columns.WriteHead(row, info);
        }

        foreach (var param in change.Params)
        {
            SetText(columns.Params, row, param.Key, param.Value);
        }

        Extend(columns.ParamLists, row);
        RemoveTags(row, change);
        foreach (var tag in change.Tags)
        {
            SetText(columns.Tags, row, tag.Key, tag.Value);
        }

        Extend(columns.TagLists, row);
        foreach (var metric in change.Metrics)
        {
            var number = columns.Metrics.Add(metric.Key);
            columns.Metrics[number].Add(row, metric.Point);
            columns.Points.Add(row, number, metric);
        }

        columns.Sequences[row] = change.Sequence;
    }

    private void SetText(KeyedColumns<TextColumn> texts, int row, string key, string value)
    {
        var number = texts.Add(key);
        if (texts[number].Set(row, value))
        {
            _listed.Add((ulong)number);
        }
    }

    private void RemoveTags(int row, LoggedModelChange change)
    {
        foreach (var key in change.RemovedTags)
        {
            var number = columns.Tags.NumberOf(key);
            if (number >= 0)
            {
                columns.Tags[number].Clear(row);
                _listed.Add((ulong)number);
            }
        }

        columns.TagLists[row] = columns.Lists.Without((int)columns.TagLists[row], CollectionsMarshal.AsSpan(_listed));
        _listed.Clear();
    }

    private void Extend(WholeColumn lists, int row)
    {
        lists[row] = columns.Lists.Extend((int)lists[row], CollectionsMarshal.AsSpan(_listed));
        _listed.Clear();
    }

    private void ClearTexts(KeyedColumns<TextColumn> texts, WholeColumn lists, int row)
    {
        for (var list = columns.Lists.Content((int)lists[row]); !list.IsEmpty;)
        {
            texts[(int)Varint.Read(ref list)].Clear(row);
        }

        columns.Lists.Release((int)lists[row]);
        lists[row] = RowLists.Empty;
    }
}
