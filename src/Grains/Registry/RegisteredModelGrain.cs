using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Bayou.Storage.Log;
using Orleans.Runtime;

namespace Bayou.Grains.Registry;

/// <summary>
/// Owns one name: the model that has it, or nothing. A rename writes the streams of both names in one append, so the log's fence decides
/// between it and whatever else wants the new name; the grains of the two names never call each other. What a rename may put under a name is
/// why the absence of a model is looked up each time. Reads interleave: they see the state between two applied changes.
/// </summary>
internal sealed class RegisteredModelGrain : Grain, IRegisteredModelGrain
{
    private const int MaxRenameAttempts = 5;

    private readonly string _workspace;
    private readonly string _name;
    private readonly IStateLog _log;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private Journal<RegisteredModelState, RegisteredModelDelta> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of creation and update times.</param>
    public RegisteredModelGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        (_workspace, _name) = GrainKeys.SplitRegisteredModel(this.GetPrimaryKeyString());
        _log = store.Log;
        _options = options;
        _time = time;
        _journal = NewJournal();
    }

    private IWebhookEventsGrain Webhooks => GrainFactory.GetGrain<IWebhookEventsGrain>(GrainKeys.Webhooks(_workspace));

    private IModelCatalogGrain Catalog => GrainFactory.GetGrain<IModelCatalogGrain>(GrainKeys.ModelCatalog(_workspace));

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<RegisteredModel> CreateAsync(CreateRegisteredModel command, CancellationToken cancellationToken)
    {
        var created = (await CommitAsync(_journal, model => ModelDecisions.Create(model, command, Now()), cancellationToken)).ToModel();
        await RaiseAsync(ModelEvents.Created(created));
        return created;
    }

    /// <inheritdoc />
    public async Task<RegisteredModel> GetAsync(CancellationToken cancellationToken) => (await LoadAsync(cancellationToken)).ToModel();

    /// <inheritdoc />
    public async Task<RegisteredModel> UpdateAsync(string description, CancellationToken cancellationToken) =>
        (await ChangeAsync(model => ModelDecisions.Update(model, description, Now()), cancellationToken)).ToModel();

    /// <inheritdoc />
    public async Task<RegisteredModel> RenameAsync(string newName, CancellationToken cancellationToken)
    {
        if (newName == _name)
        {
            return (await ChangeAsync(model => ModelDecisions.Renew(model, Now()), cancellationToken)).ToModel();
        }

        await PrepareAsync(cancellationToken);
        for (var attempt = 1; attempt <= MaxRenameAttempts; attempt++)
        {
            if (await TryRenameAsync(newName, cancellationToken) is { } renamed)
            {
                await Catalog.RefreshAsync([_name, newName], CancellationToken.None);
                DeactivateOnIdle();
                return renamed;
            }
        }

        throw BayouException.Unavailable("Too many writers at once. Try again.");
    }

    /// <inheritdoc />
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await ChangeAsync(_ => RegisteredModelDelta.Gone, cancellationToken);
        DeactivateOnIdle();
    }

    /// <inheritdoc />
    public async Task SetTagAsync(Tag tag, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.TagSet(await ChangeAsync(model => ModelDecisions.SetTag(model, tag), cancellationToken), tag));

    /// <inheritdoc />
    public async Task DeleteTagAsync(string key, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.TagDeleted(await ChangeAsync(model => ModelDecisions.DeleteTag(model, key), cancellationToken), key));

    /// <inheritdoc />
    public async Task SetAliasAsync(ModelAlias alias, CancellationToken cancellationToken) => await RaiseAsync(ModelEvents.AliasSet(
        await ChangeVersionAsync(alias.Version, model => ModelDecisions.SetAlias(model, alias), cancellationToken), alias));

    /// <inheritdoc />
    public async Task DeleteAliasAsync(string alias, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.AliasDeleted(await ChangeAsync(model => ModelDecisions.DeleteAlias(model, alias), cancellationToken), alias));

    /// <inheritdoc />
    public async Task<ModelVersion> GetByAliasAsync(string alias, CancellationToken cancellationToken) =>
        ModelReads.ByAlias(await LoadAsync(cancellationToken), alias);

    /// <inheritdoc />
    public async Task<ImmutableArray<ModelVersion>> GetLatestVersionsAsync(ImmutableArray<ModelStage> stages, CancellationToken cancellationToken)
    {
        var model = await LoadAsync(cancellationToken);
        return [.. model.LatestVersions(stages).Select(model.ToVersion)];
    }

    /// <inheritdoc />
    public async Task<ModelVersion> CreateVersionAsync(CreateModelVersion command, CancellationToken cancellationToken)
    {
        var model = await ChangeAsync(state => ModelDecisions.CreateVersion(state, command, Now()), cancellationToken);
        var created = ModelReads.ByNumber(model, model.Head.LastVersion);
        await RaiseAsync(ModelEvents.VersionCreated(created));
        return created;
    }

    /// <inheritdoc />
    public async Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken) =>
        ModelReads.ByNumber(await FindAsync(cancellationToken), version);

    /// <inheritdoc />
    public async Task<ModelVersion> UpdateVersionAsync(int version, string? description, CancellationToken cancellationToken) =>
        ModelReads.ByNumber(
            await ChangeVersionAsync(version, model => ModelDecisions.UpdateVersion(model, version, description, Now()), cancellationToken), version);

    /// <inheritdoc />
    public async Task<ModelVersion> TransitionVersionAsync(
        int version, ModelStage stage, bool archiveExisting, CancellationToken cancellationToken)
    {
        ModelDecisions.GuardArchiving(stage, archiveExisting);
        var model = await ChangeVersionAsync(
            version, state => ModelDecisions.Transition(state, version, stage, archiveExisting, Now()), cancellationToken);
        return ModelReads.ByNumber(model, version);
    }

    /// <inheritdoc />
    public Task DeleteVersionAsync(int version, CancellationToken cancellationToken) =>
        ChangeVersionAsync(version, model => ModelDecisions.DeleteVersion(model, version, Now()), cancellationToken);

    /// <inheritdoc />
    public async Task SetVersionTagAsync(int version, Tag tag, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.VersionTagSet(
            await ChangeVersionAsync(version, model => ModelDecisions.SetVersionTag(model, version, tag), cancellationToken), version, tag));

    /// <inheritdoc />
    public async Task DeleteVersionTagAsync(int version, string key, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.VersionTagDeleted(
            await ChangeVersionAsync(version, model => ModelDecisions.DeleteVersionTag(model, version, key), cancellationToken), version, key));

    /// <summary>One attempt; null when somebody wrote to either name meanwhile.</summary>
    private async Task<RegisteredModel?> TryRenameAsync(string newName, CancellationToken cancellationToken)
    {
        var stored = await _log.ReadAsync(ModelStreams.Model(_workspace, newName), cancellationToken);
        var target = new RegisteredModelState(_workspace, newName);
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
                var (change, arrived) = ModelDecisions.Rename(model, target, Now());
                var parent = stored.Exists ? null : ModelStreams.ModelsOf(_workspace);
                var record = new LogRecord(stored.Stream, stored.Sequence + 1, target.Encode(arrived), parent);
                target.Apply(arrived);
                return (change, record);
            },
            cancellationToken);
        return left is null ? null : target.ToModel();
    }

    private async Task<RegisteredModelState> ChangeAsync(
        Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await CommitAsync(
            _journal,
            model =>
            {
                Guard(model);
                return decide(model);
            },
            cancellationToken);
    }

    /// <summary>As <see cref="ChangeAsync"/>; where the model is missing, the version is what is not found, as in MLflow.</summary>
    private async Task<RegisteredModelState> ChangeVersionAsync(
        int version, Func<RegisteredModelState, RegisteredModelDelta?> decide, CancellationToken cancellationToken)
    {
        ModelReads.ByNumber(await FindAsync(cancellationToken), version);
        return await ChangeAsync(decide, cancellationToken);
    }

    /// <summary>Tells the catalog also when nothing changed: a retry must not be acknowledged before searches show it.</summary>
    private async Task<RegisteredModelState> CommitAsync(
        Journal<RegisteredModelState, RegisteredModelDelta> journal,
        Func<RegisteredModelState, RegisteredModelDelta?> decide,
        CancellationToken cancellationToken)
    {
        var change = await journal.CommitAsync(decide, ModelStreams.ModelsOf(_workspace), cancellationToken);
        var (model, sequence) = (journal.State, journal.Sequence);
        await Catalog.ApplyAsync(
            new RegisteredModelChange(_name, sequence, change is null ? sequence : sequence - 1, change), CancellationToken.None);
        return model;
    }

    /// <summary>
    /// After the catalog was told, so that a receiver finds what it hears of; and also when nothing changed, as in MLflow: the call may be
    /// the retry of one whose event was lost.
    /// </summary>
    private Task RaiseAsync(WebhookEvent? raised) => raised is null ? Task.CompletedTask : Webhooks.RaiseAsync(raised, CancellationToken.None);

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

        await Catalog.RefreshAsync(model.RenamedTo is { } newName ? [_name, newName] : [_name], CancellationToken.None);
        throw ModelDecisions.NotFound(_name);
    }

    private async ValueTask<RegisteredModelState> LoadAsync(CancellationToken cancellationToken)
    {
        var model = await FindAsync(cancellationToken);
        Guard(model);
        return model;
    }

    /// <summary>The state, with or without a model. That a model is absent is never taken from memory.</summary>
    private async ValueTask<RegisteredModelState> FindAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_journal.State.IsPresent)
        {
            return _journal.State;
        }

        DeactivateOnIdle();
        if (_journal.Exists)
        {
            var anew = NewJournal();
            await anew.LoadAsync(cancellationToken);
            _journal = anew.State.IsPresent ? anew : _journal;
        }

        return _journal.State;
    }

    private void Guard(RegisteredModelState model)
    {
        if (!model.IsPresent)
        {
            throw ModelDecisions.NotFound(_name);
        }
    }

    private Journal<RegisteredModelState, RegisteredModelDelta> NewJournal() =>
        new(ModelStreams.Model(_workspace, _name), _log, _options, () => new RegisteredModelState(_workspace, _name));

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
