using System.Collections.Immutable;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Search.Issues;
using Bayou.Storage;

namespace Bayou.Grains.Issues;

/// <summary>
/// Holds the table over a workspace's issues: rebuilt from the log, then told each change. A search works on what it found at once, and only
/// then waits for counts of traces, so that others may go on in between.
/// </summary>
/// <param name="store">The log.</param>
internal sealed class IssueCatalogGrain(IStateStore store) : Grain, IIssueCatalogGrain
{
    private readonly IssueTable _table = new();

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var parent = StreamNames.IssuesOf(this.GetPrimaryKeyString());
        await foreach (var stored in store.Log.ReadChildrenAsync(parent, cancellationToken))
        {
            var state = new IssueState(StreamNames.IssueIdOf(stored.Stream));
            Journal<IssueState, IssueHead>.Replay(state, stored);
            _table.Upsert(new IssueChange(state.Head.Issue, stored.Sequence));
        }
    }

    /// <inheritdoc />
    public Task ApplyAsync(IssueChange change, CancellationToken cancellationToken)
    {
        _table.Upsert(change);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<IssuePage> SearchAsync(IssueQuery query, CancellationToken cancellationToken)
    {
        var found = _table.Find(query);
        return IssueTable.Page(
            query,
            query.CountTraces ? await CountAsync(found, cancellationToken) : found.Select(issue => new IssueHit(issue, null)));
    }

    private async Task<IEnumerable<IssueHit>> CountAsync(ImmutableArray<Issue> found, CancellationToken cancellationToken)
    {
        var counted = await Task.WhenAll(found.GroupBy(issue => issue.ExperimentId).Select(async issues =>
        {
            var index = GrainFactory.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(issues.Key));
            var counts = await index.CountByIssueAsync([.. issues.Select(issue => issue.IssueId)], cancellationToken);
            return issues.Zip(counts, (issue, count) => new IssueHit(issue, count));
        }));
        return counted.SelectMany(hits => hits);
    }
}
