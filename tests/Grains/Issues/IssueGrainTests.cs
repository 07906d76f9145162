using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Issues;

public sealed class IssueGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Restart_AfterChanges_KeepsEveryField()
    {
        Issue created, updated;
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            var experiment = await cluster.CreateExperimentAsync("e");
            var run = await cluster.CreateRunAsync(experiment);
            var command = Create(experiment, "slow", IssueSeverity.Low) with
            {
                RootCauses = ["cache", "network"],
                Categories = ["latency"],
                SourceRunId = (await run.GetInfoAsync()).RunId,
                CreatedBy = "ann",
            };
            created = await Grain(cluster, "iss-1").CreateAsync(command);
            updated = await Grain(cluster, "iss-1").UpdateAsync(new UpdateIssue(null, "very slow", IssueStatus.Resolved, IssueSeverity.High));
        }

        await using var restarted = await GrainCluster.StartAsync(_store);
        var loaded = await Grain(restarted, "iss-1").GetAsync();

        Text(loaded).ShouldBe(Text(updated));
        Text(loaded).ShouldBe(Text(created with
        {
            Description = "very slow",
            Status = IssueStatus.Resolved,
            Severity = IssueSeverity.High,
            LastUpdateTime = updated.LastUpdateTime,
        }));
        (await SearchAsync(restarted)).ShouldBe(["iss-1"]);
    }

    [Fact]
    public async Task Search_OfManyIssues_OrdersBySeverityThenAge()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var experiment = await cluster.CreateExperimentAsync("e");
        foreach (var (id, severity) in new (string, IssueSeverity?)[]
        {
            ("iss-1", null), ("iss-2", IssueSeverity.Low), ("iss-3", IssueSeverity.High), ("iss-4", IssueSeverity.NotAnIssue), ("iss-5", IssueSeverity.High),
        })
        {
            await Grain(cluster, id).CreateAsync(Create(experiment, id, severity));
        }

        (await SearchAsync(cluster)).ShouldBe(["iss-5", "iss-3", "iss-2", "iss-4", "iss-1"]);
    }

    [Fact]
    public async Task Search_PageByPage_ShowsEachIssueOnce()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var experiment = await cluster.CreateExperimentAsync("e");
        for (var i = 0; i < 7; i++)
        {
            await Grain(cluster, $"iss-{i}").CreateAsync(Create(experiment, "x", (IssueSeverity)(i % 3)));
        }

        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = await Catalog(cluster).SearchAsync(new IssueQuery(null, null, 2, token, CountTraces: false));
            seen.AddRange(page.Hits.Select(hit => hit.Issue.IssueId));
            token = page.NextPageToken;
        }
        while (token is not null);

        seen.ShouldBe(await SearchAsync(cluster));
        seen.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Update_WhoseAnswerWasLost_IsThereAndFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var issue = Grain(cluster, "iss-1");
        await issue.CreateAsync(Create(await cluster.CreateExperimentAsync("e"), "x", null));
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        var update = new UpdateIssue(null, null, IssueStatus.Rejected, null);
        await Should.ThrowAsync<BayouException>(() => issue.UpdateAsync(update));
        (await issue.UpdateAsync(update)).Status.ShouldBe(IssueStatus.Rejected);

        (await SearchAsync(cluster, "status = 'rejected'")).ShouldBe(["iss-1"]);
    }

    [Fact]
    public async Task Create_InADeletedExperiment_IsRefusedAndLeavesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var experiment = await cluster.CreateExperimentAsync("e");
        await cluster.Experiment(experiment).DeleteAsync();

        var refused = await Should.ThrowAsync<BayouException>(() => Grain(cluster, "iss-1").CreateAsync(Create(experiment, "x", null)));

        refused.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        (await Should.ThrowAsync<BayouException>(() => Grain(cluster, "iss-1").GetAsync())).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);
        (await SearchAsync(cluster)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_ThatTheStoreRefused_LeavesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var experiment = await cluster.CreateExperimentAsync("e");
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        await Should.ThrowAsync<BayouException>(() => Grain(cluster, "iss-1").CreateAsync(Create(experiment, "x", null)));

        (await SearchAsync(cluster)).ShouldBeEmpty();
        (await Grain(cluster, "iss-1").CreateAsync(Create(experiment, "y", null))).Name.ShouldBe("y");
    }

    /// <summary>Records compare lists by reference.</summary>
    private static string Text(Issue issue) => JsonSerializer.Serialize(issue);

    private static CreateIssue Create(string experimentId, string name, IssueSeverity? severity) => new(
        GrainKeys.DefaultWorkspace, experimentId, name, "what it is", IssueStatus.Pending, severity, [], [], SourceRunId: null, CreatedBy: null);

    private static IIssueGrain Grain(GrainCluster cluster, string id) => cluster.Grains.GetGrain<IIssueGrain>(GrainKeys.Issue(id));

    private static IIssueCatalogGrain Catalog(GrainCluster cluster) =>
        cluster.Grains.GetGrain<IIssueCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));

    private static async Task<ImmutableArray<string>> SearchAsync(GrainCluster cluster, string? filter = null)
    {
        var page = await Catalog(cluster).SearchAsync(new IssueQuery(null, filter, 100, null, CountTraces: false));
        return [.. page.Hits.Select(hit => hit.Issue.IssueId)];
    }
}
