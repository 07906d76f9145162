using System.Collections.Immutable;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.LoggedModels;

/// <summary>
/// Owns one logged model. Reads interleave: they see the state between two applied changes. The deletion of an experiment leaves
/// its logged models as they are, as in MLflow.
/// </summary>
internal sealed class LoggedModelGrain : Grain, ILoggedModelGrain
{
    private const string ModelsFolder = "models";
    private const string ArtifactsFolder = "artifacts";

    private readonly string _modelId;
    private readonly TimeProvider _time;
    private readonly Journal<LoggedModelState, LoggedModelEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of creation and update times.</param>
    public LoggedModelGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        _modelId = this.GetPrimaryKeyString();
        _time = time;
        _journal = new Journal<LoggedModelState, LoggedModelEvent>(
            StreamNames.LoggedModel(_modelId), store.Log, options, () => new LoggedModelState(_modelId));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<LoggedModel> CreateAsync(CreateLoggedModel command, CancellationToken cancellationToken)
    {
        var experiment = await GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(command.ExperimentId)).AdmitRunAsync(cancellationToken);
        var artifactUri = ArtifactLocation.Append(experiment.ArtifactLocation, ModelsFolder, _modelId, ArtifactsFolder);
        var created = LoggedModelDecisions.Create(command, _modelId, artifactUri, () => RunNames.Next(Random.Shared), Now());
        if (!await _journal.TryCreateAsync(created, StreamNames.LoggedModelsOf(command.ExperimentId), cancellationToken))
        {
            throw new BayouException(ErrorCode.ResourceAlreadyExists, $"Logged model with ID '{_modelId}' already exists.");
        }

        await TellIndexAsync(created);
        return _journal.State.ToModel();
    }

    /// <inheritdoc />
    public async Task<LoggedModel> GetAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).ToModel();

    /// <inheritdoc />
    public async Task<LoggedModelInfo> GetInfoAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).Info;

    /// <inheritdoc />
    public async Task<LoggedModel> FinalizeAsync(LoggedModelStatus status, CancellationToken cancellationToken)
    {
        await CommitAsync(model => LoggedModelDecisions.Finalize(model, status, Now()), cancellationToken);
        return _journal.State.ToModel();
    }

    /// <inheritdoc />
    public Task LogParamsAsync(ImmutableArray<Param> @params, CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.LogParams(model, @params), cancellationToken);

    /// <inheritdoc />
    public Task LogMetricsAsync(ImmutableArray<ModelMetric> metrics, CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.LogMetrics(model, metrics), cancellationToken);

    /// <inheritdoc />
    public Task SetTagsAsync(ImmutableArray<Tag> tags, CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.SetTags(model, tags), cancellationToken);

    /// <inheritdoc />
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.DeleteTag(model, key), cancellationToken);

    /// <inheritdoc />
    public Task AddVersionAsync(string name, int version, CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.AddVersion(model, name, version), cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(CancellationToken cancellationToken) =>
        CommitAsync(model => LoggedModelDecisions.Delete(model, Now()), cancellationToken);

    private async ValueTask<LoggedModelState> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.Exists)
        {
            return _journal.State;
        }

        DeactivateOnIdle();
        throw LoggedModelDecisions.NotFound(_modelId);
    }

    private async Task CommitAsync(Func<LoggedModelState, LoggedModelEvent?> decide, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await TellIndexAsync(await _journal.CommitAsync(decide, cancellationToken));
    }

    /// <summary>Also when nothing changed: a caller's retry must not be acknowledged before a search shows what it stored at first.</summary>
    private Task TellIndexAsync(LoggedModelEvent? change)
    {
        var sequence = _journal.Sequence;
        var told = new LoggedModelChange(
            _modelId,
            sequence,
            change is null ? sequence : sequence - 1,
            change?.Head,
            change?.Params ?? [],
            change?.Tags ?? [],
            change?.RemovedTags ?? [],
            change?.Metrics ?? []);
        var index = GrainFactory.GetGrain<ILoggedModelIndexGrain>(GrainKeys.Experiment(_journal.State.Info.ExperimentId));
        return index.ApplyAsync(told, CancellationToken.None);
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
