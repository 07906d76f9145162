using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Evaluations;

/// <summary>Owns one page of a dataset's records.</summary>
internal sealed class EvaluationPageGrain : Grain, IEvaluationPageGrain
{
    private readonly IStateStore _store;
    private readonly string _stream;
    private readonly Journal<EvaluationPageState, PageEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    public EvaluationPageGrain(IStateStore store, JournalOptions options)
    {
        var key = this.GetPrimaryKeyString();
        _store = store;
        _stream = StreamNames.EvaluationPage(key);
        _journal = new Journal<EvaluationPageState, PageEvent>(_stream, store.Log, options, () => new EvaluationPageState(key));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task ApplyAsync(ImmutableArray<RecordWrite> writes, ImmutableArray<string> removed, CancellationToken cancellationToken) =>
        await _journal.CommitAsync(page => PageDecisions.Apply(page, writes, removed), cancellationToken);

    /// <inheritdoc />
    public async Task<ImmutableArray<EvaluationRecord>> ReadAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        var behind = _journal.State.Records.Where(record => string.CompareOrdinal(record.RecordId, afterRecordId) > 0);
        return [.. behind.Take(maxResults)];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<EvaluationRecord>> FindAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        return [.. recordIds.Distinct(StringComparer.Ordinal).Select(_journal.State.Find).OfType<EvaluationRecord>()];
    }

    /// <inheritdoc />
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        await _journal.CommitAsync(page => new PageEvent([], [], Purge: true), cancellationToken);
        await StreamPurge.ShrinkAsync(_store.Log, _stream, _journal.State.Snapshot().Body);
        DeactivateOnIdle();
    }
}
