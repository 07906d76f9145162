using System.Runtime.InteropServices;
using System.Text;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>
/// Writes stored runs into the columns of a table piece by piece, as they are read, without a document of the run in between. Keys and
/// values are in UTF-8, as they are stored. A run begins, takes its pieces and ends before the table is used in any other way.
/// </summary>
public sealed class RunLoader
{
    private readonly RunColumns _columns;
    private readonly RunWriter _writer;
    private readonly KeyOrder<MetricColumn> _metrics;
    private readonly KeyOrder<TextColumn> _params;
    private readonly KeyOrder<TextColumn> _tags;
    private readonly List<ulong> _metricList = [];
    private readonly List<ulong> _paramList = [];
    private readonly List<ulong> _tagList = [];
    private readonly List<DatasetInput> _datasets = [];
    private readonly List<string> _modelInputs = [];
    private readonly List<ModelOutput> _modelOutputs = [];
    private string _runId = "";
    private char[] _value = new char[256];
    private int _row;

    /// <summary>Made by <see cref="RunTable.CreateLoader"/>.</summary>
    internal RunLoader(RunColumns columns, RunWriter writer)
    {
        (_columns, _writer) = (columns, writer);
        (_metrics, _params, _tags) = (new(columns.Metrics), new(columns.Params), new(columns.Tags));
    }

    /// <summary>Begins a run that the table doesn't hold yet.</summary>
    /// <param name="info">Its head.</param>
    /// <returns>False when the table holds the run; nothing is begun then.</returns>
    public bool TryBegin(RunInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (_columns.RowOf(info.RunId) >= 0)
        {
            return false;
        }

        _columns.Sorted.Clear();
        _runId = info.RunId;
        _row = _writer.AddRow(info);
        _metrics.Restart();
        _params.Restart();
        _tags.Restart();
        return true;
    }

    /// <summary>Sets a newer head.</summary>
    /// <param name="info">The head.</param>
    public void SetHead(RunInfo info) => _columns.Heads.Write(_row, info);

    /// <summary>The column of a metric, for <see cref="AddPoint"/>.</summary>
    /// <param name="key">The metric's name.</param>
    public int MetricColumn(ReadOnlySpan<byte> key) => _metrics.NumberOf(key);

    /// <summary>Takes a point; of all points of a metric the latest stays (<see cref="MetricPointOrder.IsLater"/>).</summary>
    /// <param name="column">From <see cref="MetricColumn"/>.</param>
    /// <param name="point">The point.</param>
    public void AddPoint(int column, MetricPoint point)
    {
        var points = _columns.Metrics[column];
        if (MetricPage.IsAbsent(points.Value(_row)))
        {
            points.Set(_row, point);
            _metricList.Add((ulong)column);
        }
        else if (MetricPointOrder.IsLater(point, points.Point(_row)))
        {
            points.Set(_row, point);
        }
    }

    /// <summary>Sets a param.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    public void SetParam(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Set(_columns.Params, _params.NumberOf(key), value, _paramList);

    /// <summary>Sets a tag.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    public void SetTag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Set(_columns.Tags, _tags.NumberOf(key), value, _tagList);

    /// <summary>Takes a tag away, if the run has it.</summary>
    /// <param name="key">Its name.</param>
    public void RemoveTag(ReadOnlySpan<byte> key)
    {
        var number = _columns.Tags.NumberOf(Encoding.UTF8.GetString(key));
        if (number >= 0 && _tagList.Remove((ulong)number))
        {
            _columns.Tags[number].Clear(_row);
        }
    }

    /// <summary>Adds a dataset input.</summary>
    /// <param name="input">The input.</param>
    public void AddDataset(DatasetInput input) => _datasets.Add(input);

    /// <summary>Adds a model that the run read.</summary>
    /// <param name="modelId">The model's id.</param>
    public void AddModelInput(string modelId) => _modelInputs.Add(modelId);

    /// <summary>Adds a model that the run made.</summary>
    /// <param name="output">The model's id and step.</param>
    public void AddModelOutput(ModelOutput output) => _modelOutputs.Add(output);

    /// <summary>Ends the run.</summary>
    /// <param name="sequence">Up to where its records are in it; 0 when it has to be read again, by <see cref="RunTable.Replace"/>.</param>
    public void End(long sequence)
    {
        Extend(_columns.MetricLists, _metricList);
        Extend(_columns.ParamLists, _paramList);
        Extend(_columns.TagLists, _tagList);
        _writer.Write(_row, new RunChange(_runId, sequence, sequence, null, [], [], [], [], [.. _datasets], [.. _modelInputs], [.. _modelOutputs]));
        _datasets.Clear();
        _modelInputs.Clear();
        _modelOutputs.Clear();
    }

    private void Set(KeyedColumns<TextColumn> columns, int number, ReadOnlySpan<byte> value, List<ulong> list)
    {
        if (_value.Length < value.Length)
        {
            _value = new char[value.Length * 2];
        }

        // A text has at most as many UTF-16 code units as it has bytes in UTF-8.
        if (columns[number].Set(_row, _value.AsSpan(0, Encoding.UTF8.GetChars(value, _value))))
        {
            list.Add((ulong)number);
        }
    }

    private void Extend(WholeColumn lists, List<ulong> added)
    {
        lists[_row] = _columns.Lists.Extend((int)lists[_row], CollectionsMarshal.AsSpan(added));
        added.Clear();
    }
}
