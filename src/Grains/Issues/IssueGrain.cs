using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Issues;

/// <summary>Owns one issue.</summary>
internal sealed class IssueGrain : Grain, IIssueGrain
{
    private readonly string _issueId;
    private readonly TimeProvider _time;
    private readonly Journal<IssueState, IssueHead> _journal;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="options">When to compact.</param>
    /// <param name="time">The clock of creation and update times.</param>
    public IssueGrain(IStateStore store, JournalOptions options, TimeProvider time)
    {
        _issueId = this.GetPrimaryKeyString();
        _time = time;
        _journal = new Journal<IssueState, IssueHead>(StreamNames.Issue(_issueId), store.Log, options, () => new IssueState(_issueId));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<Issue> CreateAsync(CreateIssue command, CancellationToken cancellationToken)
    {
        var created = IssueDecisions.Create(command, _issueId, Now());
        await GrainFactory.GetGrain<IExperimentGrain>(GrainKeys.Experiment(command.ExperimentId)).AdmitRunAsync(cancellationToken);
        if (command.SourceRunId is not null)
        {
            await GrainFactory.GetGrain<IRunGrain>(GrainKeys.Run(command.SourceRunId)).GetInfoAsync(cancellationToken);
        }

        if (!await _journal.TryCreateAsync(created, StreamNames.IssuesOf(command.Workspace), cancellationToken))
        {
            throw new BayouException(ErrorCode.ResourceAlreadyExists, $"Issue with ID '{_issueId}' already exists.");
        }

        return await TellCatalogAsync();
    }

    /// <inheritdoc />
    public async Task<Issue> GetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return _journal.State.Head.Issue;
    }

    /// <inheritdoc />
    public async Task<Issue> UpdateAsync(UpdateIssue command, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await _journal.CommitAsync(state => IssueDecisions.Update(state.Head, command, Now()), cancellationToken);
        return await TellCatalogAsync();
    }

    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (!_journal.Exists)
        {
            DeactivateOnIdle();
            throw IssueDecisions.NotFound(_issueId);
        }
    }

    private async Task<Issue> TellCatalogAsync()
    {
        var head = _journal.State.Head;
        await GrainFactory.GetGrain<IIssueCatalogGrain>(GrainKeys.Catalog(head.Workspace))
            .ApplyAsync(new IssueChange(head.Issue, _journal.Sequence), CancellationToken.None);
        return head.Issue;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
