using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Grains.Tests.Support;
using Orleans;

namespace Bayou.Grains.Tests.Runs;

/// <summary>Many writers of one run at the same time, whose commands share appends.</summary>
public sealed class RunBatchTests
{
    private const int Writers = 200;

    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Writers_ThatComeDuringAnAppend_ShareTheNextOne()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var before = _store.Appends;
        var (first, begun) = await BeginAppendAsync(cluster, run);
        var others = Enumerable.Range(1, Writers).Select(i => run.LogMetricAsync(Some.Metric("m", i, step: i))).ToArray();
        await cluster.Begun.WhenAsync(begun + Writers);
        others.ShouldAllBe(call => !call.IsCompleted);

        _store.ReleaseAppends();
        await Task.WhenAll([first, .. others]);

        (_store.Appends - before).ShouldBe(2);
        (await run.GetMetricHistoryAsync(new MetricHistoryQuery("m", null, 1000))).Points.Length.ShouldBe(Writers);
        (await cluster.SearchAsync("0", $"metrics.m = {Writers} and params.first = 'v'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Writers_OfOneBatch_AreDecidedOneAfterTheOther()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var (first, begun) = await BeginAppendAsync(cluster, run);
        var mine = run.LogParamAsync(new Param("p", "mine"));
        await WhenBegunAsync();
        var theirs = run.LogParamAsync(new Param("p", "theirs"));
        await WhenBegunAsync();
        var set = run.SetTagAsync(new Tag("t", "1"));
        await WhenBegunAsync();
        var deleted = run.DeleteTagAsync("t");
        await WhenBegunAsync();
        var end = run.UpdateAsync(new UpdateRun(RunStatus.Finished, 5, null));
        await WhenBegunAsync();
        var failed = run.UpdateAsync(new UpdateRun(RunStatus.Failed, null, null));
        await WhenBegunAsync();

        _store.ReleaseAppends();

        await Task.WhenAll(first, mine, set, deleted, end, failed);
        (await Should.ThrowAsync<BayouException>(() => theirs)).Message.ShouldContain("was already logged with value='mine'");
        ((await end).Status, (await failed).Status, (await failed).EndTime).ShouldBe((RunStatus.Finished, RunStatus.Failed, 5L));
        (await run.GetAsync()).Tags.ShouldNotContain(tag => tag.Key == "t");
        var hit = (await cluster.SearchAsync("0", "params.p = 'mine' and attributes.status = 'FAILED'")).Hits.ShouldHaveSingleItem();
        hit.Run.Tags.ShouldNotContain(tag => tag.Key == "t");

        // Calls that interleave come in any order unless each has begun before the next is made.
        async Task WhenBegunAsync() => await cluster.Begun.WhenAsync(++begun);
    }

    [Fact]
    public async Task Reads_DuringAnAppend_WaitForItsOutcome()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        _store.FailNextAppend(MemoryStore.Fault.Refused);
        var (write, begun) = await BeginAppendAsync(cluster, run);
        var read = run.GetAsync();
        await cluster.Begun.WhenAsync(begun + 1);
        read.IsCompleted.ShouldBeFalse();

        _store.ReleaseAppends();

        (await Should.ThrowAsync<BayouException>(() => write)).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        (await read).Params.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reads_BetweenAppendsThatFollowOneAnother_AreServed()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var (first, begun) = await BeginAppendAsync(cluster, run);
        var next = run.LogParamAsync(new Param("next", "v"));
        var read = run.GetAsync();
        await cluster.Begun.WhenAsync(begun + 2);

        // The next append is held as well, so an answer can only come from between the two.
        _store.ReleaseOneAppend();
        await first;
        (await read).Params.ShouldBe([new Param("first", "v")]);

        await _store.WhenHeldAsync();
        next.IsCompleted.ShouldBeFalse();
        _store.ReleaseAppends();
        await next;
    }

    [Theory]
    [InlineData(MemoryStore.Fault.Refused, 0)]
    [InlineData(MemoryStore.Fault.StoredUnheard, 2)]
    public async Task Batch_WhoseAppendFails_FailsForAllItsCallers(object fault, int stored)
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var (first, begun) = await BeginAppendAsync(cluster, run);
        var calls = new List<Task>();
        foreach (var param in new[] { new Param("p", "1"), new Param("q", "1"), new Param("p", "2") })
        {
            calls.Add(run.LogParamAsync(param));
            await cluster.Begun.WhenAsync(begun + calls.Count);
        }

        _store.FailAppend((MemoryStore.Fault)fault, after: 1);
        _store.ReleaseAppends();

        await first;
        foreach (var call in calls)
        {
            (await Should.ThrowAsync<BayouException>(() => call)).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        }

        (await run.GetAsync()).Params.Length.ShouldBe(1 + stored);
        await run.LogParamAsync(new Param("p", "1"));
        (await cluster.SearchAsync("0", "params.p = '1'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Batch_AfterAnotherActivationWrote_IsDecidedAnewAsAWhole()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var id = run.GetPrimaryKeyString();
        var (first, begun) = await BeginAppendAsync(cluster, run);
        var refused = run.LogParamAsync(new Param("p", "mine"));
        var other = run.LogParamAsync(new Param("q", "mine"));
        await cluster.Begun.WhenAsync(begun + 2);
        _store.AppendFromElsewhere(StreamNames.Run(id), new RunState(id).Encode(new RunEvent { Params = [new Param("p", "theirs")] }));

        _store.ReleaseAppends();

        await Task.WhenAll(first, other);
        (await Should.ThrowAsync<BayouException>(() => refused)).Message.ShouldContain("'theirs'");
        (await cluster.SearchAsync("0", "params.p = 'theirs' and params.q = 'mine' and params.first = 'v'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Writers_AcrossFailuresCompactionsAndRestart_LoseNothingAcknowledged()
    {
        var options = new JournalOptions { MinCompactionBytes = 2048 };
        var acknowledged = new HashSet<long>();
        string id;
        await using (var cluster = await GrainCluster.StartAsync(_store, options))
        {
            var run = await cluster.CreateRunAsync("0");
            id = run.GetPrimaryKeyString();
            for (var round = 0; round < 20; round++)
            {
                _store.FailNextAppend(round % 5 == 0 ? MemoryStore.Fault.Refused : round % 5 == 1 ? MemoryStore.Fault.StoredUnheard : MemoryStore.Fault.None);
                var steps = Enumerable.Range(round * Writers, Writers).Select(step => (long)step).ToArray();
                var stored = await Task.WhenAll(steps.Select(step => TryAsync(run.LogMetricAsync(Some.Metric("m", step, step, step)))));
                acknowledged.UnionWith(steps.Where((_, i) => stored[i]));
            }
        }

        _store.Compactions.ShouldBeGreaterThan(2);
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(12 * Writers);
        await using var restarted = await GrainCluster.StartAsync(_store, options);
        var history = (await restarted.Run(id).GetMetricHistoryAsync(new MetricHistoryQuery("m", null, 10_000))).Points;
        history.Select(point => point.Step).ShouldBeUnique();
        acknowledged.ShouldBeSubsetOf(history.Select(point => point.Step));
    }

    /// <summary>Starts a write and returns when its append waits in the store.</summary>
    private async Task<(Task Write, int Begun)> BeginAppendAsync(GrainCluster cluster, IRunGrain run)
    {
        _store.HoldAppends();
        var write = run.LogParamAsync(new Param("first", "v"));
        await _store.WhenHeldAsync();
        return (write, cluster.Begun.Count);
    }

    private static async Task<bool> TryAsync(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (BayouException)
        {
            return false;
        }
    }
}
