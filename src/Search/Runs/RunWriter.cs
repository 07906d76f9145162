using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>Writes runs into columns. Writing the same again changes nothing.</summary>
/// <param name="columns">The columns.</param>
internal sealed class RunWriter(RunColumns columns)
{
    private readonly List<ulong> _listed = [];

    /// <summary>Gives a new run a row, without content.</summary>
    /// <param name="info">The run's head.</param>
    public int AddRow(RunInfo info)
    {
        var row = columns.Heads.Ids.Add(info.RunId);
        columns.Heads.Write(row, info);
        columns.Sequences[row] = 0;
        columns.MetricLists[row] = RowLists.Empty;
        columns.ParamLists[row] = RowLists.Empty;
        columns.TagLists[row] = RowLists.Empty;
        columns.DatasetLists[row] = RowLists.Empty;
        columns.ModelInputLists[row] = RowLists.Empty;
        columns.ModelOutputLists[row] = RowLists.Empty;
        return row;
    }

    /// <summary>Takes all content of a row away, but for its head.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row)
    {
        foreach (var number in Numbers(columns.MetricLists, row))
        {
            columns.Metrics[(int)number].Clear(row);
        }

        foreach (var number in Numbers(columns.ParamLists, row))
        {
            columns.Params[(int)number].Clear(row);
        }

        foreach (var number in Numbers(columns.TagLists, row))
        {
            columns.Tags[(int)number].Clear(row);
        }

        Empty(columns.MetricLists, row);
        Empty(columns.ParamLists, row);
        Empty(columns.TagLists, row);
        Empty(columns.DatasetLists, row);
        Empty(columns.ModelInputLists, row);
        Empty(columns.ModelOutputLists, row);
    }

    /// <summary>Writes what a change brings.</summary>
    /// <param name="row">The run's row.</param>
    /// <param name="change">The change.</param>
    public void Write(int row, RunChange change)
    {
        if (change.Info is { } info)
        {
            columns.Heads.Write(row, info);
        }

        WriteMetrics(row, change.Metrics);
        WriteParams(row, change.Params);
        RemoveTags(row, change.RemovedTags);
        WriteTags(row, change.Tags);
        WriteDatasets(row, change.DatasetInputs);
        WriteModelInputs(row, change.ModelInputs);
        WriteModelOutputs(row, change.ModelOutputs);
        columns.Sequences[row] = change.Sequence;
    }

    private static ulong[] Copy(ReadOnlySpan<byte> list)
    {
        var values = new List<ulong>();
        while (!list.IsEmpty)
        {
            values.Add(Varint.Read(ref list));
        }

        return [.. values];
    }

    private void WriteMetrics(int row, ImmutableArray<Metric> metrics)
    {
        if (metrics.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var metric in metrics)
        {
            var number = columns.Metrics.Add(metric.Key);
            List(columns.Metrics[number].Set(row, metric.Point), number);
        }

        Extend(columns.MetricLists, row);
    }

    private void WriteParams(int row, ImmutableArray<Param> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var param in values)
        {
            var number = columns.Params.Add(param.Key);
            List(columns.Params[number].Set(row, param.Value), number);
        }

        Extend(columns.ParamLists, row);
    }

    private void WriteTags(int row, ImmutableArray<Tag> tags)
    {
        if (tags.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var tag in tags)
        {
            var number = columns.Tags.Add(tag.Key);
            List(columns.Tags[number].Set(row, tag.Value), number);
        }

        Extend(columns.TagLists, row);
    }

    private void RemoveTags(int row, ImmutableArray<string> keys)
    {
        if (keys.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var key in keys)
        {
            var number = columns.Tags.NumberOf(key);
            if (number >= 0)
            {
                columns.Tags[number].Clear(row);
                List(true, number);
            }
        }

        columns.TagLists[row] = columns.Lists.Without((int)columns.TagLists[row], CollectionsMarshal.AsSpan(_listed));
        _listed.Clear();
    }

    /// <summary>Adds inputs; of equal (name, digest) the first one stays.</summary>
    private void WriteDatasets(int row, ImmutableArray<DatasetInput> inputs)
    {
        if (inputs.IsDefaultOrEmpty)
        {
            return;
        }

        var known = Numbers(columns.DatasetLists, row).Select(number => Identity(columns.Datasets[(int)number])).ToHashSet();
        foreach (var input in inputs)
        {
            if (known.Add(Identity(input)))
            {
                List(true, columns.Datasets.Add(input));
            }
        }

        Extend(columns.DatasetLists, row);
    }

    private void WriteModelInputs(int row, ImmutableArray<string> modelIds)
    {
        if (modelIds.IsDefaultOrEmpty)
        {
            return;
        }

        var known = Numbers(columns.ModelInputLists, row).ToHashSet();
        foreach (var modelId in modelIds)
        {
            var number = columns.Models.Add(modelId);
            List(known.Add((ulong)number), number);
        }

        Extend(columns.ModelInputLists, row);
    }

    private void WriteModelOutputs(int row, ImmutableArray<ModelOutput> outputs)
    {
        if (outputs.IsDefaultOrEmpty)
        {
            return;
        }

        var known = Numbers(columns.ModelOutputLists, row).Chunk(2).Select(pair => (pair[0], pair[1])).ToHashSet();
        foreach (var output in outputs)
        {
            var (model, step) = ((ulong)columns.Models.Add(output.ModelId), ZigZag.Encode(output.Step));
            if (known.Add((model, step)))
            {
                _listed.Add(model);
                _listed.Add(step);
            }
        }

        Extend(columns.ModelOutputLists, row);
    }

    private static (string Name, string Digest) Identity(DatasetInput input) => (input.Dataset.Name, input.Dataset.Digest);

    private ulong[] Numbers(WholeColumn lists, int row) => Copy(columns.Lists.Content((int)lists[row]));

    private void List(bool isNew, int number)
    {
        if (isNew)
        {
            _listed.Add((ulong)number);
        }
    }

    private void Extend(WholeColumn lists, int row)
    {
        lists[row] = columns.Lists.Extend((int)lists[row], CollectionsMarshal.AsSpan(_listed));
        _listed.Clear();
    }

    private void Empty(WholeColumn lists, int row)
    {
        columns.Lists.Release((int)lists[row]);
        lists[row] = RowLists.Empty;
    }
}
