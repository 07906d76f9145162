using Bayou.Search.Columns;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Runs;

/// <summary>Everything that a table holds of its runs, by row.</summary>
/// <param name="limits">The sizes by which orders are kept.</param>
internal sealed class RunColumns(SortedOrderLimits limits)
{
    /// <summary>Heads.</summary>
    public RunHeads Heads { get; } = new();

    /// <summary>The sequence numbers up to which the runs are known.</summary>
    public WholeColumn Sequences { get; } = new();

    /// <summary>Latest metric points.</summary>
    public KeyedColumns<MetricColumn> Metrics { get; } = new();

    /// <summary>Params.</summary>
    public KeyedColumns<TextColumn> Params { get; } = new();

    /// <summary>Tags.</summary>
    public KeyedColumns<TextColumn> Tags { get; } = new();

    /// <summary>Which metrics, params, tags, inputs and outputs a row has, in the order of first writing.</summary>
    public RowLists Lists { get; } = new();

    /// <summary>A row's list of metric columns.</summary>
    public WholeColumn MetricLists { get; } = new();

    /// <summary>A row's list of param columns.</summary>
    public WholeColumn ParamLists { get; } = new();

    /// <summary>A row's list of tag columns.</summary>
    public WholeColumn TagLists { get; } = new();

    /// <summary>Dataset inputs.</summary>
    public DatasetInputs Datasets { get; } = new();

    /// <summary>A row's list of <see cref="Datasets"/>.</summary>
    public WholeColumn DatasetLists { get; } = new();

    /// <summary>Ids of logged models.</summary>
    public TextDictionary Models { get; } = new();

    /// <summary>A row's list of <see cref="Models"/> that it read.</summary>
    public WholeColumn ModelInputLists { get; } = new();

    /// <summary>A row's list of <see cref="Models"/> that it made, each followed by its step (zigzag).</summary>
    public WholeColumn ModelOutputLists { get; } = new();

    /// <summary>Rows in the orders that searches keep asking for.</summary>
    public SortedOrders Sorted { get; } = new(limits);

    /// <summary>How many rows there are.</summary>
    public int RowCount => Heads.Ids.Count;

    /// <summary>The row of a run, or -1.</summary>
    /// <param name="runId">The run's id.</param>
    public int RowOf(string runId) => Heads.Ids.Find(runId);
}
