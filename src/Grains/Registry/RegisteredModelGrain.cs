using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Grains.Registry.Policies;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Registry;

/// <summary>
/// Owns one name: the model that has it, or nothing. A rename writes the streams of both names in one append, so the log's fence decides
/// between it and whatever else wants the new name; the grains of the two names never call each other. What a rename may put under a name is
/// why the absence of a model is looked up each time. Reads interleave: they see the state between two applied changes.
/// </summary>
internal sealed class RegisteredModelGrain : Grain, IRegisteredModelGrain, IModelPolicyGrain
{
    private readonly string _workspace;
    private readonly string _name;
    private readonly TimeProvider _time;
    private readonly ModelJournal _model;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of creation and update times.</param>
    public RegisteredModelGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        (_workspace, _name) = GrainKeys.SplitRegisteredModel(this.GetPrimaryKeyString());
        _time = time;
        _model = new ModelJournal(_workspace, _name, store.Log, options, FindCatalog, () => DeactivateOnIdle());
    }

    private IWebhookEventsGrain Webhooks => GrainFactory.GetGrain<IWebhookEventsGrain>(GrainKeys.Webhooks(_workspace));

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _model.LeaveAsync();

    /// <inheritdoc />
    public async Task<RegisteredModel> CreateAsync(CreateRegisteredModel command, CancellationToken cancellationToken)
    {
        var created = (await _model.CreateAsync(model => ModelDecisions.Create(model, command, Now()), cancellationToken)).ToModel();
        await RaiseAsync(ModelEvents.Created(created));
        return created;
    }

    /// <inheritdoc />
    public async Task<RegisteredModel> GetAsync(CancellationToken cancellationToken) => (await _model.LoadAsync(cancellationToken)).ToModel();

    /// <inheritdoc />
    public async Task<RegisteredModel> UpdateAsync(string description, CancellationToken cancellationToken) =>
        (await _model.ChangeAsync(model => ModelDecisions.Update(model, description, Now()), cancellationToken)).ToModel();

    /// <inheritdoc />
    public async Task<RegisteredModel> RenameAsync(string newName, CancellationToken cancellationToken) => newName == _name
        ? (await _model.ChangeAsync(model => ModelDecisions.Renew(model, Now()), cancellationToken)).ToModel()
        : await _model.RenameAsync(newName, Now, cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await _model.ChangeAsync(ModelDecisions.Delete, cancellationToken);
        DeactivateOnIdle();
    }

    /// <inheritdoc />
    public async Task SetTagAsync(Tag tag, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.TagSet(await _model.ChangeAsync(model => ModelDecisions.SetTag(model, tag), cancellationToken), tag));

    /// <inheritdoc />
    public async Task DeleteTagAsync(string key, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.TagDeleted(await _model.ChangeAsync(model => ModelDecisions.DeleteTag(model, key), cancellationToken), key));

    /// <inheritdoc />
    public async Task SetAliasAsync(ModelAlias alias, CancellationToken cancellationToken) => await RaiseAsync(ModelEvents.AliasSet(
        await _model.ChangeVersionAsync(alias.Version, model => ModelDecisions.SetAlias(model, alias), cancellationToken), alias));

    /// <inheritdoc />
    public async Task DeleteAliasAsync(string alias, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.AliasDeleted(await _model.ChangeAsync(model => ModelDecisions.DeleteAlias(model, alias), cancellationToken), alias));

    /// <inheritdoc />
    public async Task<ModelVersion> GetByAliasAsync(string alias, CancellationToken cancellationToken) =>
        ModelReads.ByAlias(await _model.LoadAsync(cancellationToken), alias);

    /// <inheritdoc />
    public async Task<ImmutableArray<ModelVersion>> GetLatestVersionsAsync(ImmutableArray<ModelStage> stages, CancellationToken cancellationToken)
    {
        var model = await _model.LoadAsync(cancellationToken);
        return [.. model.LatestVersions(stages).Select(model.ToVersion)];
    }

    /// <inheritdoc />
    public async Task<ModelVersion> CreateVersionAsync(CreateModelVersion command, CancellationToken cancellationToken)
    {
        var model = await _model.ChangeAsync(state => ModelDecisions.CreateVersion(state, command, Now()), cancellationToken);
        var created = ModelReads.ByNumber(model, model.Head.LastVersion);
        await RaiseAsync(ModelEvents.VersionCreated(created));
        return created;
    }

    /// <inheritdoc />
    public async Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken) =>
        ModelReads.ByNumber(await _model.FindAsync(cancellationToken), version);

    /// <inheritdoc />
    public async Task<ModelVersion> UpdateVersionAsync(int version, string? description, CancellationToken cancellationToken) =>
        ModelReads.ByNumber(
            await _model.ChangeVersionAsync(version, model => ModelDecisions.UpdateVersion(model, version, description, Now()), cancellationToken), version);

    /// <inheritdoc />
    public async Task<ModelVersion> TransitionVersionAsync(
        int version, ModelStage stage, bool archiveExisting, CancellationToken cancellationToken)
    {
        ModelDecisions.GuardArchiving(stage, archiveExisting);
        var model = await _model.ChangeVersionAsync(
            version, state => ModelDecisions.Transition(state, version, stage, archiveExisting, Now()), cancellationToken);
        return ModelReads.ByNumber(model, version);
    }

    /// <inheritdoc />
    public Task DeleteVersionAsync(int version, CancellationToken cancellationToken) =>
        _model.ChangeVersionAsync(version, model => ModelDecisions.DeleteVersion(model, version, Now()), cancellationToken);

    /// <inheritdoc />
    public async Task SetVersionTagAsync(int version, Tag tag, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.VersionTagSet(
            await _model.ChangeVersionAsync(version, model => ModelDecisions.SetVersionTag(model, version, tag), cancellationToken), version, tag));

    /// <inheritdoc />
    public async Task DeleteVersionTagAsync(int version, string key, CancellationToken cancellationToken) => await RaiseAsync(
        ModelEvents.VersionTagDeleted(
            await _model.ChangeVersionAsync(version, model => ModelDecisions.DeleteVersionTag(model, version, key), cancellationToken), version, key));

    /// <inheritdoc />
    public async Task<ImmutableArray<ModelPolicy>> GetPoliciesAsync(CancellationToken cancellationToken) =>
        (await _model.LoadAsync(cancellationToken)).Policies.All;

    /// <inheritdoc />
    public Task SetPolicyAsync(ModelPolicy policy, CancellationToken cancellationToken) =>
        _model.ChangeAsync(model => PolicyDecisions.Set(model, policy), cancellationToken);

    /// <inheritdoc />
    public Task DeletePolicyAsync(string policy, CancellationToken cancellationToken) =>
        _model.ChangeAsync(model => PolicyDecisions.Delete(model, policy), cancellationToken);

    /// <inheritdoc />
    public async Task<ImmutableArray<VersionApproval>> GetApprovalsAsync(int version, CancellationToken cancellationToken)
    {
        var model = await _model.FindAsync(cancellationToken);
        ModelDecisions.GetVersion(model, version);
        return model.Policies.ApprovalsOf(version);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<VersionApproval>> ApproveAsync(ApproveVersion command, CancellationToken cancellationToken)
    {
        var model = await _model.ChangeVersionAsync(
            command.Version, state => PolicyDecisions.Approve(state, command, Now()), cancellationToken);
        return model.Policies.ApprovalsOf(command.Version);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<VersionApproval>> WithdrawAsync(
        string policy, int version, string user, CancellationToken cancellationToken)
    {
        var model = await _model.ChangeVersionAsync(
            version, state => PolicyDecisions.Withdraw(state, policy, version, user), cancellationToken);
        return model.Policies.ApprovalsOf(version);
    }

    /// <inheritdoc />
    public async Task<PromotionVerdict> EvaluateAsync(Promotion promotion, CancellationToken cancellationToken) =>
        PromotionDecisions.Evaluate(await _model.FindAsync(cancellationToken), promotion);

    /// <inheritdoc />
    public async Task<PromotionAnswer> PromoteAsync(Promotion promotion, CancellationToken cancellationToken)
    {
        PromotionQuestions? questions = null;
        var model = await _model.ChangeVersionAsync(
            promotion.Version,
            state =>
            {
                // Decided anew when the append meets somebody else's, so the questions are those of the last time.
                questions = PromotionDecisions.Ask(state, promotion);
                return questions is null ? PromotionDecisions.Promote(state, promotion, Now()) : null;
            },
            cancellationToken);
        if (questions is not null)
        {
            return new PromotionAnswer(questions, null);
        }

        if (promotion.Place.Alias is { } alias)
        {
            await RaiseAsync(ModelEvents.AliasSet(model, new ModelAlias(alias, promotion.Version)));
        }

        return new PromotionAnswer(null, ModelReads.ByNumber(model, promotion.Version));
    }

    /// <summary>
    /// After the catalog was told, so that a receiver finds what it hears of; and also when nothing changed, as in MLflow: the call may be
    /// the retry of one whose event was lost.
    /// </summary>
    private Task RaiseAsync(WebhookEvent? raised) => raised is null ? Task.CompletedTask : Webhooks.RaiseAsync(raised, CancellationToken.None);

    private IModelCatalogGrain FindCatalog() => GrainFactory.GetGrain<IModelCatalogGrain>(GrainKeys.ModelCatalog(_workspace));

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
