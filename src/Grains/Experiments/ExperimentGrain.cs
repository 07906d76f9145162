using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Indexing;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Experiments;

/// <summary>
/// Owns one experiment. Its first record is written by the catalog, which knows that the name is free. Moving an
/// experiment to the trash or out of it reaches every run; the log remembers when that was cut short, and the next
/// command finishes it.
/// </summary>
internal sealed class ExperimentGrain : Grain, IExperimentGrain
{
    private const int RunsAtOnce = 128;

    private readonly string _experimentId;
    private readonly TimeProvider _time;
    private readonly IndexUpdates<RunChange> _index;
    private readonly Journal<ExperimentState, ExperimentEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of update times.</param>
    /// <param name="index">What is on its way to the index over its runs.</param>
    public ExperimentGrain(IStateStore store, JournalOptions options, TimeProvider time, IndexUpdates<RunChange> index)
    {
        _experimentId = this.GetPrimaryKeyString();
        _time = time;
        _index = index;
        _journal = new Journal<ExperimentState, ExperimentEvent>(
            StreamNames.Experiment(_experimentId), store.Log, options, () => new ExperimentState(_experimentId));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<Experiment> GetAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).ToExperiment();

    /// <inheritdoc />
    public async Task<Experiment> AdmitRunAsync(CancellationToken cancellationToken)
    {
        var experiment = await LoadAsync(cancellationToken);
        ExperimentDecisions.GuardActive(experiment);
        return experiment.ToExperiment();
    }

    /// <inheritdoc />
    public async Task RenameAsync(string newName, CancellationToken cancellationToken)
    {
        var experiment = await PrepareAsync(cancellationToken);
        ExperimentDecisions.GuardRename(experiment);
        await Catalog(experiment).ReserveNameAsync(_experimentId, newName, cancellationToken);
        await CommitAsync(state => ExperimentDecisions.Rename(state, newName, Now()), cancellationToken);
    }

    /// <inheritdoc />
    public async Task SetTagAsync(Tag tag, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await CommitAsync(state => ExperimentDecisions.SetTag(state, tag), cancellationToken);
    }

    /// <inheritdoc />
    public async Task DeleteTagAsync(string key, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await CommitAsync(state => ExperimentDecisions.DeleteTag(state, key), cancellationToken);
    }

    /// <inheritdoc />
    public Task DeleteAsync(CancellationToken cancellationToken) => MoveToAsync(LifecycleStage.Deleted, cancellationToken);

    /// <inheritdoc />
    public Task RestoreAsync(CancellationToken cancellationToken) => MoveToAsync(LifecycleStage.Active, cancellationToken);

    private async Task MoveToAsync(LifecycleStage stage, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await CommitAsync(state => ExperimentDecisions.MoveTo(state, stage, Now()), cancellationToken);
        await TellRunsAsync();
    }

    private async Task TellRunsAsync()
    {
        var stage = _journal.State.Head.LifecycleStage;
        var others = stage == LifecycleStage.Deleted ? ViewType.ActiveOnly : ViewType.DeletedOnly;
        await _index.ArrivedAsync(_experimentId);
        var runs = await GrainFactory.GetGrain<IRunIndexGrain>(GrainKeys.Experiment(_experimentId)).ListRunIdsAsync(others);
        foreach (var some in runs.Chunk(RunsAtOnce))
        {
            await Task.WhenAll(some.Select(id => MoveRunAsync(id, stage)));
        }

        await CommitAsync(ExperimentDecisions.RunsTold, CancellationToken.None);
    }

    private Task MoveRunAsync(string runId, LifecycleStage stage)
    {
        var run = GrainFactory.GetGrain<IRunGrain>(GrainKeys.Run(runId));
        return stage == LifecycleStage.Deleted ? run.DeleteAsync() : run.RestoreAsync();
    }

    /// <summary>Loads, and finishes what a fault cut short.</summary>
    private async Task<ExperimentState> PrepareAsync(CancellationToken cancellationToken)
    {
        var experiment = await LoadAsync(cancellationToken);
        if (experiment.Head.RunsPending)
        {
            await TellRunsAsync();
        }

        return _journal.State;
    }

    private async ValueTask<ExperimentState> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.Exists)
        {
            return _journal.State;
        }

        DeactivateOnIdle();
        throw ExperimentDecisions.NotFound(_experimentId);
    }

    /// <summary>Tells the catalog also when nothing changed: a retry must not be acknowledged before searches show it.</summary>
    private async Task CommitAsync(Func<ExperimentState, ExperimentEvent?> decide, CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(decide, cancellationToken);
        var state = _journal.State;
        await Catalog(state).ApplyAsync(new ExperimentChange(state.ToExperiment(), _journal.Sequence), CancellationToken.None);
    }

    private IExperimentCatalogGrain Catalog(ExperimentState state) =>
        GrainFactory.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(state.Head.Workspace));

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
