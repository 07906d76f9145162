using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Search.Runs;
using Bayou.Storage;
using Bayou.Storage.Log;

namespace Bayou.Grains.Runs;

/// <summary>
/// Holds the columns over an experiment's runs. They are rebuilt from the log when the grain activates and then follow the
/// changes that runs tell; where one is missing, the run is read again from the log.
/// </summary>
/// <param name="store">The log.</param>
internal sealed class RunIndexGrain(IStateStore store) : Grain, IRunIndexGrain
{
    private readonly RunTable _table = new();

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parent = StreamNames.RunsOf(this.GetPrimaryKeyString());
        var loader = new RunStreamLoader(_table.CreateLoader());
        await foreach (var stored in store.Log.ReadChildrenAsync(parent, cancellationToken))
        {
            var runId = StreamNames.RunIdOf(stored.Stream);
            if (!loader.TryLoad(runId, stored))
            {
                Replace(stored);
            }
        }
    }

    /// <inheritdoc />
    public Task ApplyAsync(ImmutableArray<RunChange> changes, CancellationToken cancellationToken)
    {
        HashSet<string>? gaps = null;
        foreach (var change in changes)
        {
            if (_table.Apply(change) == RunApplyOutcome.Gap)
            {
                (gaps ??= new(StringComparer.Ordinal)).Add(change.RunId);
            }
        }

        return gaps is null ? Task.CompletedTask : ReadAgainAsync(gaps, cancellationToken);
    }

    /// <inheritdoc />
    public Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken) => Task.FromResult(_table.Search(query));

    /// <inheritdoc />
    public Task<ImmutableArray<string>> ListRunIdsAsync(ViewType view, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>([.. _table.RunIds(view)]);

    /// <summary>A run appends before it tells, so the log has all that any change of this call brought.</summary>
    private async Task ReadAgainAsync(HashSet<string> runIds, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var runId in runIds)
            {
                Replace(await store.Log.ReadAsync(StreamNames.Run(runId), cancellationToken));
            }
        }
        catch
        {
            // What it missed is in the log, which its next life reads.
            DeactivateOnIdle();
            throw;
        }
    }

    private void Replace(StoredStream stored)
    {
        var run = new RunState(StreamNames.RunIdOf(stored.Stream));
        Journal<RunState, RunEvent>.Replay(run, stored);
        _table.Replace(run.ToRun(), stored.Sequence);
    }
}
