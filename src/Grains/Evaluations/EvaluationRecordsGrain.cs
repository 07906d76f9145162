using System.Collections.Immutable;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Evaluations;

/// <summary>
/// Decides where records go. A command is stored whole before pages carry it out, and is carried out again after a fault: that is
/// the same as once. Nothing else is decided or read before the pages have it.
/// </summary>
internal sealed class EvaluationRecordsGrain : Grain, IEvaluationRecordsGrain
{
    private const int PagesAtOnce = 64;

    private readonly IStateStore _store;
    private readonly TimeProvider _time;
    private readonly string _datasetId;
    private readonly Journal<PlacementState, PlacementEvent> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of records.</param>
    public EvaluationRecordsGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        _datasetId = this.GetPrimaryKeyString();
        _store = store;
        _time = time;
        _journal = new Journal<PlacementState, PlacementEvent>(
            StreamNames.EvaluationPlacement(_datasetId), store.Log, options, () => new PlacementState(_datasetId));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<UpsertOutcome> UpsertAsync(ImmutableArray<RecordInput> records, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var change = await _journal.CommitAsync(
            known => PlacementDecisions.Upsert(known, records, () => RecordIds.Fresh(now), now.ToUnixTimeMilliseconds()),
            cancellationToken);
        await CarryOutAsync();
        var inserted = change?.Writes.Count(write => write.IsNew) ?? 0;
        return new UpsertOutcome(inserted, records.Length - inserted, 0, _journal.State.Count);
    }

    /// <inheritdoc />
    public async Task<UpsertOutcome> DeleteAsync(ImmutableArray<string> recordIds, CancellationToken cancellationToken)
    {
        var state = await PrepareAsync(cancellationToken);
        var named = ByPage(state, recordIds.Distinct(StringComparer.Ordinal), id => id);
        var found = await Task.WhenAll(named.Select(page => Page(page.Key).FindAsync([.. page], cancellationToken)));
        var records = found.SelectMany(some => some).ToList();
        await _journal.CommitAsync(_ => PlacementDecisions.Delete(records), cancellationToken);
        await CarryOutAsync();
        return new UpsertOutcome(0, 0, records.Count, _journal.State.Count);
    }

    /// <inheritdoc />
    public async Task<RecordPage> ReadAsync(string? afterRecordId, int maxResults, CancellationToken cancellationToken)
    {
        var state = await PrepareAsync(cancellationToken);
        var first = afterRecordId is not null && RecordIds.TryParse(afterRecordId, out var after) ? Math.Max(0, state.PageOf(after)) : 0;
        var records = ImmutableArray.CreateBuilder<EvaluationRecord>();
        for (var page = first; page < state.PageCount && records.Count <= maxResults; page++)
        {
            if (state.LiveOn(page) > 0)
            {
                records.AddRange(await Page(page).ReadAsync(afterRecordId, maxResults + 1 - records.Count, cancellationToken));
            }
        }

        var hasMore = records.Count > maxResults;
        return new RecordPage([.. records.Take(maxResults)], hasMore);
    }

    /// <inheritdoc />
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var state = await PrepareAsync(cancellationToken);
        foreach (var some in Enumerable.Range(0, state.PageCount).Chunk(PagesAtOnce))
        {
            await Task.WhenAll(some.Select(page => Page(page).PurgeAsync(cancellationToken)));
        }

        if (_journal.Exists)
        {
            await _journal.CommitAsync(_ => new PlacementEvent([], [], Purge: true), cancellationToken);
            await StreamPurge.ShrinkAsync(_store.Log, StreamNames.EvaluationPlacement(_datasetId), _journal.State.Snapshot().Body);
        }

        DeactivateOnIdle();
    }

    /// <summary>Loads, and lets the pages have what a fault may have kept from them.</summary>
    private async Task<PlacementState> PrepareAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        await CarryOutAsync();
        return _journal.State;
    }

    private async Task CarryOutAsync()
    {
        var state = _journal.State;
        if (state.Pending is not { } pending)
        {
            return;
        }

        var writes = ByPage(state, pending.Writes, write => write.RecordId);
        var removals = ByPage(state, pending.Removals, removal => removal.RecordId);
        var pages = writes.Select(page => page.Key).Union(removals.Select(page => page.Key));
        await Task.WhenAll(pages.Select(page => Page(page).ApplyAsync(
            [.. writes[page]], [.. removals[page].Select(removal => removal.RecordId)], CancellationToken.None)));
        state.Settled();
    }

    /// <summary>Leaves out ids that can't be on any page.</summary>
    private static ILookup<int, T> ByPage<T>(PlacementState state, IEnumerable<T> items, Func<T, string> idOf) => items
        .Select(item => (Item: item, Page: RecordIds.TryParse(idOf(item), out var id) ? state.PageOf(id) : -1))
        .Where(placed => placed.Page >= 0)
        .ToLookup(placed => placed.Page, placed => placed.Item);

    private IEvaluationPageGrain Page(int number) =>
        GrainFactory.GetGrain<IEvaluationPageGrain>(GrainKeys.EvaluationPage(_datasetId, number));
}
