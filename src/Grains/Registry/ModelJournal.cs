using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Grains.Journal;
using Bayou.Storage.Log;

namespace Bayou.Grains.Registry;

/// <summary>
/// The stream of one name, as its grain reads and changes it. Every change is told to the catalog before it is answered. Used from the turns
/// of that grain only.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="name">The name.</param>
/// <param name="log">The log.</param>
/// <param name="options">When to compact.</param>
/// <param name="findCatalog">Finds the workspace's catalog.</param>
/// <param name="leave">Lets the grain leave memory once its calls are done.</param>
internal sealed class ModelJournal(
    string workspace, string name, IStateLog log, JournalOptions options, Func<IModelCatalogGrain> findCatalog, Action leave)
{
    private const int MaxRenameAttempts = 5;

    private Journal<RegisteredModelState, RegisteredModelDelta> _journal = NewJournal(workspace, name, log, options);

    /// <summary>Before the grain leaves memory.</summary>
    internal Task LeaveAsync() => _journal.LeaveAsync();

    /// <summary>Changes what is under the name, be it a model or nothing.</summary>
    internal Task<RegisteredModelState> CreateAsync(
        Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken) => CommitAsync(decide, cancellationToken);

    /// <summary>Changes the model, which must be there.</summary>
    internal async Task<RegisteredModelState> ChangeAsync(
        Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await CommitAsync(
            model =>
            {
                Guard(model);
                return decide(model);
            },
            cancellationToken);
    }

    /// <summary>As <see cref="ChangeAsync"/>; where the model is missing, the version is what is not found, as in MLflow.</summary>
    internal async Task<RegisteredModelState> ChangeVersionAsync(
        int version, Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken)
    {
        ModelReads.ByNumber(await FindAsync(cancellationToken), version);
        return await ChangeAsync(decide, cancellationToken);
    }

    /// <summary>Moves the model to another name, in one append to the streams of both.</summary>
    internal async Task<RegisteredModel> RenameAsync(string newName, Func<long> now, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        for (var attempt = 1; attempt <= MaxRenameAttempts; attempt++)
        {
            if (await TryRenameAsync(newName, now, cancellationToken) is { } renamed)
            {
                await findCatalog().RefreshAsync([name, newName], CancellationToken.None);
                leave();
                return renamed;
            }
        }

        throw BayouException.Unavailable("Too many writers at once. Try again.");
    }

    /// <summary>The model, which must be there.</summary>
    internal async ValueTask<RegisteredModelState> LoadAsync(CancellationToken cancellationToken)
    {
        var model = await FindAsync(cancellationToken);
        Guard(model);
        return model;
    }

    /// <summary>The state, with or without a model. That a model is absent is never taken from memory.</summary>
    internal async ValueTask<RegisteredModelState> FindAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.State.IsPresent)
        {
            return _journal.State;
        }

        leave();
        if (_journal.Exists)
        {
            var anew = NewJournal(workspace, name, log, options);
            await anew.LoadAsync(cancellationToken);
            _journal = anew.State.IsPresent ? anew : _journal;
        }

        return _journal.State;
    }

    /// <summary>One attempt; null when somebody wrote to either name meanwhile.</summary>
    private async Task<RegisteredModel?> TryRenameAsync(string newName, Func<long> now, CancellationToken cancellationToken)
    {
        var stored = await log.ReadAsync(ModelStreams.Model(workspace, newName), cancellationToken);
        var target = new RegisteredModelState(workspace, newName);
        Journal<RegisteredModelState, RegisteredModelDelta>.Replay(target, stored);
        var isDecided = false;
        var left = await _journal.CommitWithAsync(
            model =>
            {
                if (isDecided)
                {
                    // The append met a newer record in one of the streams, so the target must be read again as well.
                    return null;
                }

                isDecided = true;
                Guard(model);
                var (change, arrived) = ModelDecisions.Rename(model, target, now());
                var parent = stored.Exists ? null : ModelStreams.ModelsOf(workspace);
                var record = new LogRecord(stored.Stream, stored.Sequence + 1, target.Encode(arrived), parent);
                target.Apply(arrived);
                return (change, record);
            },
            cancellationToken);
        return left is null ? null : target.ToModel();
    }

    /// <summary>Tells the catalog also when nothing changed: a retry must not be acknowledged before searches show it.</summary>
    private async Task<RegisteredModelState> CommitAsync(
        Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken)
    {
        var journal = _journal;
        var change = await journal.CommitAsync(decide, ModelStreams.ModelsOf(workspace), cancellationToken);
        var (model, sequence) = (journal.State, journal.Sequence);
        await findCatalog().ApplyAsync(
            new RegisteredModelChange(name, sequence, change is null ? sequence : sequence - 1, change), CancellationToken.None);
        return model;
    }

    /// <summary>
    /// Loads for a write. Where the model is gone, the catalog reads it anew first: its going may be what a fault kept from the catalog, and
    /// the caller's retry must not be told before a search shows it.
    /// </summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var model = await FindAsync(cancellationToken);
        if (model.IsPresent || !_journal.Exists)
        {
            Guard(model);
            return;
        }

        await findCatalog().RefreshAsync(model.RenamedTo is { } newName ? [name, newName] : [name], CancellationToken.None);
        throw ModelDecisions.NotFound(name);
    }

    private void Guard(RegisteredModelState model)
    {
        if (!model.IsPresent)
        {
            throw ModelDecisions.NotFound(name);
        }
    }

    private static Journal<RegisteredModelState, RegisteredModelDelta> NewJournal(
        string workspace, string name, IStateLog log, JournalOptions options) =>
        new(ModelStreams.Model(workspace, name), log, options, () => new RegisteredModelState(workspace, name));
}
