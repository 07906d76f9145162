using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Storage;

namespace Bayou.Grains.Traces.Deletion;

/// <summary>
/// Deletes an experiment's traces slice by slice, so that what others write has its turn in between, and keeps the rule for how long they stay.
/// </summary>
internal sealed class TraceDeletionGrain : Grain, ITraceDeletionGrain
{
    private const int SliceTraces = 500;
    private const int TracesAtOnce = 32;

    // So few that the call ends long before its caller gives up.
    private const int PurgeTraces = 10_000;

    private readonly Journal<RetentionState, TraceRetention> _journal;
    private readonly TraceOptions _options;
    private readonly string _experimentId;
    private Task<long> _purge = Task.FromResult(0L);

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="journal">When to compact.</param>
    /// <param name="options">The rule of experiments without one.</param>
    public TraceDeletionGrain(IStateStore store, JournalOptions journal, TraceOptions options)
    {
        _options = options;
        _experimentId = this.GetPrimaryKeyString();
        _journal = new Journal<RetentionState, TraceRetention>(
            StreamNames.TraceDeletion(_experimentId), store.Log, journal, () => new RetentionState(_experimentId));
    }

    private ITraceIndexGrain Index => GrainFactory.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(_experimentId));

    /// <inheritdoc />
    public async Task<long> DeleteAsync(DeleteTraces command, CancellationToken cancellationToken)
    {
        if (command.MaxRequestTime is { } maxRequestTime)
        {
            return await DeleteListedAsync(
                slice => Index.ListOldestAsync(maxRequestTime, slice, cancellationToken), command.MaxTraces ?? long.MaxValue, cancellationToken);
        }

        var deleted = 0L;
        foreach (var slice in command.TraceIds.Distinct(StringComparer.Ordinal).Take(command.MaxTraces ?? int.MaxValue).Chunk(SliceTraces))
        {
            deleted += await DeleteSliceAsync(slice, cancellationToken);
        }

        return deleted;
    }

    /// <inheritdoc />
    public async Task SetRetentionAsync(TraceRetention retention, CancellationToken cancellationToken)
    {
        if (retention.MaxAge < 0 || retention.MaxTraces < 0 || retention.MaxBytes < 0)
        {
            throw BayouException.InvalidParameter("The bounds of a retention rule must not be negative. Leave out those that are not wanted.");
        }

        await GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(_experimentId)).GetAsync(cancellationToken);
        await _journal.CommitAsync(state => state.Rule == retention ? null : retention, StreamNames.TraceDeletions, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<TraceRetention> GetRetentionAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        return _journal.State.Rule ?? _options.Retention;
    }

    /// <inheritdoc />
    public Task<long> PurgeAsync(CancellationToken cancellationToken)
    {
        if (_purge.IsCompleted)
        {
            _purge = PurgeOnceAsync(cancellationToken);
        }

        return _purge.WaitAsync(cancellationToken);
    }

    private async Task<long> PurgeOnceAsync(CancellationToken cancellationToken)
    {
        var rule = await GetRetentionAsync(cancellationToken);
        return rule.HasBounds
            ? await DeleteListedAsync(slice => Index.ListExpiredAsync(rule, slice, cancellationToken), PurgeTraces, cancellationToken)
            : 0;
    }

    /// <summary>Deletes what the index lists, until it lists nothing or nothing that can be deleted.</summary>
    private async Task<long> DeleteListedAsync(
        Func<int, Task<ImmutableArray<string>>> list, long maxTraces, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        while (deleted < maxTraces)
        {
            var slice = await list((int)Math.Min(SliceTraces, maxTraces - deleted));
            var gone = slice.IsEmpty ? 0 : await DeleteSliceAsync(slice, cancellationToken);
            if (gone == 0)
            {
                break;
            }

            deleted += gone;
        }

        return deleted;
    }

    private async Task<long> DeleteSliceAsync(IReadOnlyList<string> traceIds, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        foreach (var some in traceIds.Chunk(TracesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcomes = await Task.WhenAll(some.Select(
                id => GrainFactory.GetGrain<ITraceGrain>(GrainKeys.Trace(id)).DeleteAsync(_experimentId, cancellationToken)));
            deleted += outcomes.Count(static isDeleted => isDeleted);
        }

        return deleted;
    }
}
