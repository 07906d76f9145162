using Bayou.Contracts.Runs;
using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>The heads of all runs, by row.</summary>
internal sealed class RunHeads
{
    private readonly TextColumn _experiments = new();

    /// <summary>The run ids: a run's row is the number of its id.</summary>
    public TextDictionary Ids { get; } = new();

    /// <summary>See <see cref="RunState"/>.</summary>
    public WholeColumn States { get; } = new();

    /// <summary>Start times in ms.</summary>
    public WholeColumn Starts { get; } = new();

    /// <summary>End times in ms; whatever is near where the state says that there is none.</summary>
    public WholeColumn Ends { get; } = new();

    /// <summary>Run names.</summary>
    public TextColumn Names { get; } = new();

    /// <summary>User ids.</summary>
    public TextColumn Users { get; } = new();

    /// <summary>Artifact URIs.</summary>
    public ArtifactUriColumn ArtifactUris { get; } = new();

    /// <summary>Writes a head.</summary>
    /// <param name="row">The run's row; its id is known.</param>
    /// <param name="info">The head.</param>
    public void Write(int row, RunInfo info)
    {
        States[row] = RunState.Pack(info);
        Starts[row] = info.StartTime;
        Ends[row] = info.EndTime ?? info.StartTime;
        Names.Set(row, info.RunName);
        Users.Set(row, info.UserId);
        ArtifactUris.Set(row, info.RunId, info.ArtifactUri);
        _experiments.Set(row, info.ExperimentId);
    }

    /// <summary>Reads a head.</summary>
    /// <param name="row">The run's row.</param>
    public RunInfo Read(int row)
    {
        var state = States[row];
        return new RunInfo(
            Ids.Get(row),
            _experiments.Text(row),
            Names.Text(row),
            Users.Text(row),
            RunState.Status(state),
            Starts[row],
            RunState.HasEnded(state) ? Ends[row] : null,
            ArtifactUris.Read(row, Ids).ToString(),
            RunState.Stage(state));
    }
}
