using System.Collections.Immutable;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Indexing;
using Bayou.Grains.Journal;
using Bayou.Grains.Metrics;
using Bayou.Storage;
using Orleans.Placement;
using Orleans.Runtime;

namespace Bayou.Grains.Runs;

/// <summary>
/// Owns one run. Calls interleave, so that commands can share an append; <see cref="Journal{TState, TEvent}"/> keeps them in order and
/// lets nobody read what is not stored yet. No method uses the state again after an await without asking the journal for it. In a
/// cluster a run lives on the silo that made it: a training job's connection stays with one as a rule. Most runs are written once and not
/// read again, and one that is comes back with a single read: they leave memory early.
/// </summary>
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 2)]
internal sealed class RunGrain : Grain, IRunGrain
{
    private readonly IStateStore _store;
    private readonly IndexUpdates<RunChange> _index;
    private readonly ChunkCache _chunks;
    private readonly Journal<RunState, RunEvent> _journal;
    private readonly string _runId;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">Log and chunks.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="index">Carries changes to the index.</param>
    /// <param name="chunks">Decoded metric chunks.</param>
    public RunGrain(IStateStore store, JournalOptions options, IndexUpdates<RunChange> index, ChunkCache chunks)
    {
        _store = store;
        _index = index;
        _chunks = chunks;
        _runId = this.GetPrimaryKeyString();
        _journal = new Journal<RunState, RunEvent>(
            StreamNames.Run(_runId), store.Log, options, () => new RunState(_runId), follow: TellIndexAsync);
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<Run> CreateAsync(CreateRun command, CancellationToken cancellationToken)
    {
        var experiments = GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(command.ExperimentId));
        var experiment = await experiments.AdmitRunAsync(cancellationToken);
        var artifactUri = ArtifactLocation.RunArtifacts(experiment.ArtifactLocation, _runId);
        var created = RunDecisions.Create(command, _runId, artifactUri, () => RunNames.Next(Random.Shared));
        if (!await _journal.TryCreateAsync(created, StreamNames.RunsOf(command.ExperimentId), cancellationToken))
        {
            return await CreateAgainAsync(command, experiments, cancellationToken);
        }

        await FollowExperimentAsync(experiments);
        var run = new RunState(_runId);
        run.Apply(created);
        return run.ToRun();
    }

    /// <inheritdoc />
    public async Task<Run> GetAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).ToRun();

    /// <inheritdoc />
    public async Task<RunInfo> GetInfoAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).Info;

    /// <inheritdoc />
    public async Task<RunInfo> UpdateAsync(UpdateRun command, CancellationToken cancellationToken)
    {
        // Taken when it is decided: later the run may have changed again.
        RunInfo? updated = null;
        await CommitAsync(
            run =>
            {
                var change = RunDecisions.Update(run, command);
                updated = change?.Head ?? run.Info;
                return change;
            },
            cancellationToken);
        return updated!;
    }

    /// <inheritdoc />
    public Task LogBatchAsync(LogBatch batch, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.Log(run, batch), cancellationToken);

    /// <inheritdoc />
    public Task LogMetricAsync(Metric metric, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.LogMetric(run, metric), cancellationToken);

    /// <inheritdoc />
    public Task LogParamAsync(Param param, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.LogParam(run, param), cancellationToken);

    /// <inheritdoc />
    public Task SetTagAsync(Tag tag, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.SetTag(run, tag), cancellationToken);

    /// <inheritdoc />
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.DeleteTag(run, key), cancellationToken);

    /// <inheritdoc />
    public async Task LogInputsAsync(ImmutableArray<DatasetInput> datasets, ImmutableArray<string> modelIds, CancellationToken cancellationToken)
    {
        var run = await LoadAsync(cancellationToken);
        if (!datasets.IsEmpty && run.Info.LifecycleStage == LifecycleStage.Active)
        {
            var catalog = GrainFactory.GetGrain<IDatasetCatalogGrain>(GrainKeys.Experiment(run.Info.ExperimentId));
            datasets = await catalog.RegisterAsync(datasets, cancellationToken);
        }

        await CommitAsync(state => RunDecisions.LogInputs(state, datasets, modelIds), cancellationToken);
    }

    /// <inheritdoc />
    public Task LogOutputsAsync(ImmutableArray<ModelOutput> outputs, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.LogOutputs(run, outputs), cancellationToken);

    /// <inheritdoc />
    public Task LogModelAsync(string modelJson, CancellationToken cancellationToken) =>
        CommitAsync(run => RunDecisions.LogModel(run, modelJson), cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(CancellationToken cancellationToken) => CommitAsync(RunDecisions.Delete, cancellationToken);

    /// <inheritdoc />
    public Task RestoreAsync(CancellationToken cancellationToken) => CommitAsync(RunDecisions.Restore, cancellationToken);

    /// <inheritdoc />
    public async Task<MetricHistoryPage> GetMetricHistoryAsync(MetricHistoryQuery query, CancellationToken cancellationToken) =>
        await History(await LoadAsync(cancellationToken), query.Key).ReadPageAsync(query.After, query.MaxResults, cancellationToken);

    /// <inheritdoc />
    public async Task<ImmutableArray<long>> GetMetricStepsAsync(string key, long minStep, long maxStep, CancellationToken cancellationToken) =>
        await History(await LoadAsync(cancellationToken), key).ReadStepsAsync(minStep, maxStep, cancellationToken);

    /// <inheritdoc />
    public async Task<ImmutableArray<MetricPoint>> GetMetricPointsAsync(
        string key, ImmutableArray<long> steps, CancellationToken cancellationToken) =>
        await History(await LoadAsync(cancellationToken), key).ReadAtStepsAsync(steps, cancellationToken);

    /// <summary>Copies the tail before any await: points that move into chunks meanwhile are then seen twice, never lost.</summary>
    private MetricHistory History(RunState run, string key)
    {
        var series = run.FindSeries(key);
        return new(_store.Chunks, _chunks, StreamNames.Run(_runId), key, series?.Chunks ?? 0, series?.SortedTail() ?? []);
    }

    /// <summary>
    /// Each request makes an id of its own, so a run that is there already was made by an earlier try of the same call, whose answer was
    /// lost. What that try may not have come to is done now.
    /// </summary>
    private async Task<Run> CreateAgainAsync(CreateRun command, IExperimentGrain experiments, CancellationToken cancellationToken)
    {
        var info = (await LoadAsync(cancellationToken)).Info;
        if (info.ExperimentId != command.ExperimentId || info.StartTime != command.StartTime)
        {
            throw new BayouException(ErrorCode.ResourceAlreadyExists, $"Run with id={_runId} already exists.");
        }

        await CommitAsync(static _ => null, cancellationToken);
        await FollowExperimentAsync(experiments);
        return (await LoadAsync(cancellationToken)).ToRun();
    }

    private async ValueTask<RunState> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.Exists)
        {
            return _journal.State;
        }

        DeactivateOnIdle();
        throw RunDecisions.NotFound(_runId);
    }

    private Task CommitAsync(Func<RunState, RunEvent?> decide, CancellationToken cancellationToken)
    {
        var committed = _journal.CommitAsync(decide, cancellationToken);
        return _journal.Exists ? committed : StayIfCommittedAsync(committed);
    }

    /// <summary>A run that doesn't exist takes no memory.</summary>
    private async Task StayIfCommittedAsync(Task committed)
    {
        try
        {
            await committed;
        }
        catch (BayouException) when (!_journal.Exists)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Also when nothing changed: the change may be one that was stored before a fault kept it from the index, and the
    /// caller's retry must not be acknowledged before a search shows it.
    /// </summary>
    private Task TellIndexAsync(ImmutableArray<RunEvent> changes)
    {
        var run = _journal.State;
        return _index.TellAsync(run.Info.ExperimentId, RunChanges.Of(run, _journal.Sequence, changes));
    }

    /// <summary>
    /// The experiment may have been deleted between its admission and the append. Its deletion reaches all runs that the
    /// index lists; this one is listed only now, so it looks again.
    /// </summary>
    private async Task FollowExperimentAsync(IExperimentGrain experiment)
    {
        try
        {
            await experiment.AdmitRunAsync(CancellationToken.None);
        }
        catch (BayouException exception) when (exception.Code != ErrorCode.TemporarilyUnavailable)
        {
            await CommitAsync(RunDecisions.Delete, CancellationToken.None);
            throw;
        }
    }
}
