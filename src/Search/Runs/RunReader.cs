using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>Rebuilds runs from columns, whole or projected.</summary>
internal sealed class RunReader
{
    private readonly RunColumns _columns;
    private readonly bool[]? _metrics;
    private readonly bool[]? _params;
    private readonly bool[]? _tags;
    private readonly bool _inputs;

    /// <summary>Prepares a projection.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="projection">What to rebuild, or null for all.</param>
    public RunReader(RunColumns columns, RunProjection? projection)
    {
        _columns = columns;
        _metrics = Wanted(columns.Metrics, projection?.Metrics ?? default);
        _params = Wanted(columns.Params, projection?.Params ?? default);
        _tags = Wanted(columns.Tags, projection?.Tags ?? default);
        _inputs = projection?.Inputs ?? true;
    }

    /// <summary>Rebuilds a run.</summary>
    /// <param name="row">Its row.</param>
    public Run Read(int row) => new(
        _columns.Heads.Read(row),
        ReadMetrics(row),
        ReadParams(row),
        ReadTags(row),
        _inputs ? ReadDatasets(row) : [],
        _inputs ? ReadModelInputs(row) : [],
        _inputs ? ReadModelOutputs(row) : []);

    /// <summary>Marks the columns of the keys that are wanted; null for all of them.</summary>
    private static bool[]? Wanted<TColumn>(KeyedColumns<TColumn> columns, ImmutableArray<string> keys)
        where TColumn : class, new()
    {
        if (keys.IsDefault)
        {
            return null;
        }

        var wanted = new bool[columns.Count];
        foreach (var key in keys)
        {
            var number = columns.NumberOf(key);
            if (number >= 0)
            {
                wanted[number] = true;
            }
        }

        return wanted;
    }

    private ReadOnlySpan<byte> List(WholeColumn lists, int row) => _columns.Lists.Content((int)lists[row]);

    private ImmutableArray<Metric> ReadMetrics(int row)
    {
        var metrics = ImmutableArray.CreateBuilder<Metric>();
        for (var list = List(_columns.MetricLists, row); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            if (_metrics is null || _metrics[number])
            {
                metrics.Add(new Metric(_columns.Metrics.KeyOf(number), _columns.Metrics[number].Point(row)));
            }
        }

        return metrics.DrainToImmutable();
    }

    private ImmutableArray<Param> ReadParams(int row)
    {
        var values = ImmutableArray.CreateBuilder<Param>();
        for (var list = List(_columns.ParamLists, row); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            if (_params is null || _params[number])
            {
                values.Add(new Param(_columns.Params.KeyOf(number), _columns.Params[number].Text(row)));
            }
        }

        return values.DrainToImmutable();
    }

    private ImmutableArray<Tag> ReadTags(int row)
    {
        var tags = ImmutableArray.CreateBuilder<Tag>();
        for (var list = List(_columns.TagLists, row); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            if (_tags is null || _tags[number])
            {
                tags.Add(new Tag(_columns.Tags.KeyOf(number), _columns.Tags[number].Text(row)));
            }
        }

        return tags.DrainToImmutable();
    }

    private ImmutableArray<DatasetInput> ReadDatasets(int row)
    {
        var inputs = ImmutableArray.CreateBuilder<DatasetInput>();
        for (var list = List(_columns.DatasetLists, row); !list.IsEmpty;)
        {
            inputs.Add(_columns.Datasets[(int)Varint.Read(ref list)]);
        }

        return inputs.DrainToImmutable();
    }

    private ImmutableArray<string> ReadModelInputs(int row)
    {
        var modelIds = ImmutableArray.CreateBuilder<string>();
        for (var list = List(_columns.ModelInputLists, row); !list.IsEmpty;)
        {
            modelIds.Add(_columns.Models.Get((int)Varint.Read(ref list)));
        }

        return modelIds.DrainToImmutable();
    }

    private ImmutableArray<ModelOutput> ReadModelOutputs(int row)
    {
        var outputs = ImmutableArray.CreateBuilder<ModelOutput>();
        for (var list = List(_columns.ModelOutputLists, row); !list.IsEmpty;)
        {
            var modelId = _columns.Models.Get((int)Varint.Read(ref list));
            outputs.Add(new ModelOutput(modelId, ZigZag.Decode(Varint.Read(ref list))));
        }

        return outputs.DrainToImmutable();
    }
}
