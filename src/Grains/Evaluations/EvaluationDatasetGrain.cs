using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Evaluations;

/// <summary>
/// Owns the head of one evaluation dataset. Records are elsewhere: calls go from here to the grain that knows their places, and
/// from there to pages; none goes back.
/// </summary>
internal sealed class EvaluationDatasetGrain : Grain, IEvaluationDatasetGrain
{
    private readonly string _datasetId;
    private readonly TimeProvider _time;
    private readonly Journal<EvaluationDatasetState, DatasetHead> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of creation and update times.</param>
    public EvaluationDatasetGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        _datasetId = this.GetPrimaryKeyString();
        _time = time;
        _journal = new Journal<EvaluationDatasetState, DatasetHead>(
            StreamNames.EvaluationDataset(_datasetId), store.Log, options, () => new EvaluationDatasetState(_datasetId));
    }

    private IEvaluationRecordsGrain Records => GrainFactory.GetGrain<IEvaluationRecordsGrain>(GrainKeys.EvaluationDataset(_datasetId));

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<EvaluationDataset> CreateAsync(CreateEvaluationDataset command, CancellationToken cancellationToken)
    {
        var created = EvaluationDatasetDecisions.Create(command, _datasetId, Now());
        if (!await _journal.TryCreateAsync(created, StreamNames.EvaluationDatasetsOf(command.Workspace), cancellationToken))
        {
            throw new BayouException(ErrorCode.ResourceAlreadyExists, $"Evaluation dataset with id '{_datasetId}' already exists.");
        }

        await TellCatalogAsync();
        return created.Dataset;
    }

    /// <inheritdoc />
    public async Task<EvaluationDataset> GetAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).Dataset;

    /// <inheritdoc />
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (!_journal.Exists)
        {
            DeactivateOnIdle();
            throw EvaluationDatasetDecisions.NotFound(_datasetId);
        }

        // Also when it is deleted already: a fault may have left records behind.
        await _journal.CommitAsync(state => EvaluationDatasetDecisions.Delete(state.Head), cancellationToken);
        await TellCatalogAsync();
        await Records.PurgeAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public Task SetTagsAsync(ImmutableArray<Tag> tags, CancellationToken cancellationToken) =>
        CommitAsync(head => EvaluationDatasetDecisions.SetTags(head, tags), cancellationToken);

    /// <inheritdoc />
    public Task DeleteTagAsync(string key, CancellationToken cancellationToken) =>
        CommitAsync(head => EvaluationDatasetDecisions.DeleteTag(head, key), cancellationToken);

    /// <inheritdoc />
    public async Task<EvaluationDataset> AddExperimentsAsync(ImmutableArray<string> experimentIds, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await Task.WhenAll(experimentIds.Distinct(StringComparer.Ordinal)
            .Select(id => GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(id)).GetAsync(cancellationToken)));
        await CommitAsync(head => EvaluationDatasetDecisions.AddExperiments(head, experimentIds, Now()), cancellationToken);
        return _journal.State.Head.Dataset;
    }

    /// <inheritdoc />
    public async Task<EvaluationDataset> RemoveExperimentsAsync(ImmutableArray<string> experimentIds, CancellationToken cancellationToken)
    {
        await CommitAsync(head => EvaluationDatasetDecisions.RemoveExperiments(head, experimentIds, Now()), cancellationToken);
        return _journal.State.Head.Dataset;
    }

    /// <inheritdoc />
    public async Task<UpsertOutcome> UpsertAsync(UpsertRecords command, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var outcome = await Records.UpsertAsync(command.Records, cancellationToken);
        await CommitAsync(head => EvaluationDatasetDecisions.Upserted(head, command, outcome.Total, Now()), CancellationToken.None);
        return outcome;
    }

    /// <inheritdoc />
    public async Task<UpsertOutcome> DeleteRecordsAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var outcome = await Records.DeleteAsync(recordIds, cancellationToken);
        await CommitAsync(head => EvaluationDatasetDecisions.Counted(head, outcome.Total), CancellationToken.None);
        return outcome;
    }

    /// <inheritdoc />
    public async Task<RecordPage> ReadRecordsAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await Records.ReadAsync(afterRecordId, maxResults, cancellationToken);
    }

    private async ValueTask<DatasetHead> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.Exists && !_journal.State.Head.Deleted)
        {
            return _journal.State.Head;
        }

        DeactivateOnIdle();
        throw EvaluationDatasetDecisions.NotFound(_datasetId);
    }

    /// <summary>Tells the catalog also when nothing changed: a retry must not be acknowledged before searches show it.</summary>
    private async Task CommitAsync(Func<DatasetHead, DatasetHead?> decide, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await _journal.CommitAsync(state => decide(state.Head), cancellationToken);
        await TellCatalogAsync();
    }

    private Task TellCatalogAsync()
    {
        var head = _journal.State.Head;
        return GrainFactory.GetGrain<IEvaluationCatalogGrain>(GrainKeys.Catalog(head.Workspace))
            .ApplyAsync(new EvaluationDatasetChange(head.Dataset, _journal.Sequence, head.Deleted), CancellationToken.None);
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
