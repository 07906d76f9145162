using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Search.Columns;
using Bayou.Search.Runs;

namespace Bayou.Search.LoggedModels;

/// <summary>Everything that a table holds of its logged models, by row.</summary>
internal sealed class LoggedModelColumns
{
    private readonly TextColumn _experiments = new();
    private readonly ArtifactUriColumn _artifactUris = new();

    /// <summary>The model ids: a model's row is the number of its id.</summary>
    public TextDictionary Ids { get; } = new();

    /// <summary>The sequence numbers up to which the models are known.</summary>
    public WholeColumn Sequences { get; } = new();

    /// <summary>Creation times in ms.</summary>
    public WholeColumn Created { get; } = new();

    /// <summary>Times of the last update in ms.</summary>
    public WholeColumn Updated { get; } = new();

    /// <summary>Numbers of <see cref="LoggedModelStatus"/>.</summary>
    public WholeColumn Statuses { get; } = new();

    /// <summary>Numbers of <see cref="LifecycleStage"/>.</summary>
    public WholeColumn Stages { get; } = new();

    /// <summary>Names.</summary>
    public TextColumn Names { get; } = new();

    /// <summary>Model types.</summary>
    public TextColumn Types { get; } = new();

    /// <summary>Ids of the runs that made the models.</summary>
    public TextColumn SourceRuns { get; } = new();

    /// <summary>Params.</summary>
    public KeyedColumns<TextColumn> Params { get; } = new();

    /// <summary>Tags.</summary>
    public KeyedColumns<TextColumn> Tags { get; } = new();

    /// <summary>Which params and tags a row has, in the order of first writing.</summary>
    public RowLists Lists { get; } = new();

    /// <summary>A row's list of param columns.</summary>
    public WholeColumn ParamLists { get; } = new();

    /// <summary>A row's list of tag columns.</summary>
    public WholeColumn TagLists { get; } = new();

    /// <summary>Metrics, for filters and orders.</summary>
    public KeyedColumns<ModelMetricColumn> Metrics { get; } = new();

    /// <summary>All metric points.</summary>
    public ModelPoints Points { get; } = new();

    /// <summary>How many rows there are.</summary>
    public int RowCount => Ids.Count;

    /// <summary>Writes a head.</summary>
    /// <param name="row">The model's row; its id is known.</param>
    /// <param name="info">The head.</param>
    public void WriteHead(int row, LoggedModelInfo info)
    {
        Created[row] = info.CreationTime;
        Updated[row] = info.LastUpdateTime;
        Statuses[row] = (long)info.Status;
        Stages[row] = (long)info.LifecycleStage;
        Names.Set(row, info.Name);
        Types.Set(row, info.ModelType);
        SourceRuns.Set(row, info.SourceRunId);
        _experiments.Set(row, info.ExperimentId);
        _artifactUris.Set(row, info.ModelId, info.ArtifactUri);
    }

    /// <summary>Reads a head.</summary>
    /// <param name="row">The model's row.</param>
    public LoggedModelInfo ReadHead(int row) => new(
        Ids.Get(row),
        _experiments.Text(row),
        Names.Text(row),
        _artifactUris.Read(row, Ids).ToString(),
        Created[row],
        Updated[row],
        (LoggedModelStatus)Statuses[row],
        Types.Text(row),
        SourceRuns.Text(row),
        (LifecycleStage)Stages[row]);
}
