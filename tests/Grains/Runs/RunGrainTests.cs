using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Grains.Tests.Support;
using Orleans;

namespace Bayou.Grains.Tests.Runs;

public sealed class RunGrainTests
{
    private readonly MemoryStore _store = new();

    [Theory]
    [InlineData(MemoryStore.Fault.Refused)]
    [InlineData(MemoryStore.Fault.StoredUnheard)]
    public async Task Create_AgainAfterAnAnswerWasLost_AnswersTheOneRun(object fault)
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = cluster.Run(Identifiers.NewRunId(TimeProvider.System.GetUtcNow()));
        var command = new CreateRun("0", "night", "ann", 1, []);
        _store.FailNextAppend((MemoryStore.Fault)fault);
        await Should.ThrowAsync<BayouException>(() => run.CreateAsync(command));

        var created = await run.CreateAsync(command);

        created.Info.RunName.ShouldBe("night");
        (await run.CreateAsync(command)).Info.ShouldBe(created.Info);
        (await cluster.SearchAsync("0", "attributes.run_name = 'night'")).Hits.ShouldHaveSingleItem();
        (await Should.ThrowAsync<BayouException>(() => run.CreateAsync(command with { StartTime = 2 })))
            .Code.ShouldBe(ErrorCode.ResourceAlreadyExists);
    }

    [Fact]
    public async Task Write_WhoseAnswerWasLost_IsStoredOnceAfterTheRetry()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var batch = Some.Batch([Some.Metric("m", 1)], [new Param("p", "v")]);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        (await Should.ThrowAsync<BayouException>(() => run.LogBatchAsync(batch))).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        await run.LogBatchAsync(batch);

        (await run.GetMetricHistoryAsync(new MetricHistoryQuery("m", null, 10))).Points.Length.ShouldBe(1);
        (await cluster.SearchAsync("0", "params.p = 'v' and metrics.m = 1")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Search_AfterTheIndexCouldNotReadARunAgain_ShowsAllThatIsStored()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        (await cluster.SearchAsync("0")).Hits.Length.ShouldBe(1);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);
        await Should.ThrowAsync<BayouException>(() => run.LogParamAsync(new Param("p", "v")));

        // The run reads itself again, then the index does, since a change is missing before the one that it hears of.
        _store.FailRead(after: 1);
        try
        {
            await run.LogParamAsync(new Param("q", "w"));
        }
        catch (BayouException exception)
        {
            // Where the index must have taken a change in before it is acknowledged.
            exception.Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        }

        (await cluster.SearchAsync("0", "params.p = 'v' and params.q = 'w'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Write_ThatTheStoreRefused_IsNotSeenByReaders()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        await Should.ThrowAsync<BayouException>(() => run.LogParamAsync(new Param("p", "v")));

        (await run.GetAsync()).Params.ShouldBeEmpty();
        (await cluster.SearchAsync("0", "params.p = 'v'")).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_AfterAnotherActivationWrote_IsDecidedAnew()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        var id = run.GetPrimaryKeyString();
        _store.AppendFromElsewhere(StreamNames.Run(id), new RunState(id).Encode(new RunEvent { Params = [new Param("p", "theirs")] }));

        (await Should.ThrowAsync<BayouException>(() => run.LogParamAsync(new Param("p", "mine")))).Message.ShouldContain("'theirs'");
        await run.LogParamAsync(new Param("q", "mine"));

        (await run.GetAsync()).Params.ShouldBe([new Param("p", "theirs"), new Param("q", "mine")]);
        (await cluster.SearchAsync("0", "params.p = 'theirs' and params.q = 'mine'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Search_RightAfterEachAcknowledgedWrite_SeesIt()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");
        for (var i = 0; i < 50; i++)
        {
            await run.LogMetricAsync(Some.Metric("m", i, step: i));
            (await cluster.SearchAsync("0", $"metrics.m = {i}")).Hits.Length.ShouldBe(1);
        }
    }

    [Fact]
    public async Task History_AcrossCompactionsAndRestart_HasEachPointOnce()
    {
        var options = new JournalOptions { MinCompactionBytes = 4096 };
        string id;
        await using (var cluster = await GrainCluster.StartAsync(_store, options))
        {
            var run = await cluster.CreateRunAsync("0");
            id = run.GetPrimaryKeyString();
            for (var batch = 0; batch < 40; batch++)
            {
                Metric[] points = [.. Enumerable.Range(batch * 90, 100).Select(i => Some.Metric("m", i, i, i))];
                await run.LogBatchAsync(Some.Batch(points));
            }
        }

        _store.Compactions.ShouldBeGreaterThan(2);
        await using var restarted = await GrainCluster.StartAsync(_store, options);
        var steps = await ReadAllAsync(restarted.Run(id), pageSize: 333);

        steps.ShouldBe(Enumerable.Range(0, (39 * 90) + 100).Select(i => (long)i));
        (await restarted.Run(id).GetMetricStepsAsync("m", 10, 20)).ShouldBe(Enumerable.Range(10, 11).Select(i => (long)i));
        (await restarted.Run(id).GetMetricPointsAsync("m", [5, 3000])).Select(point => point.Value).ShouldBe([5, 3000]);
        (await restarted.SearchAsync("0")).Hits.ShouldHaveSingleItem().Run.Metrics.ShouldHaveSingleItem().Point.Step.ShouldBe(3609);
    }

    [Fact]
    public async Task Steps_AskedForAgainAndAgain_GrowWithTheRun()
    {
        await using var cluster = await GrainCluster.StartAsync(_store, new JournalOptions { MaxTailRecords = 4 });
        var run = await cluster.CreateRunAsync("0");
        for (var batch = 0; batch < 20; batch++)
        {
            await run.LogBatchAsync(Some.Batch([.. Enumerable.Range(batch * 300, 300).Select(i => Some.Metric("m", i, i, i))]));
            var count = (batch + 1) * 300;

            (await run.GetMetricStepsAsync("m", 0, long.MaxValue)).ShouldBe(Enumerable.Range(0, count).Select(i => (long)i));
            (await run.GetMetricStepsAsync("m", 10, count - 2)).ShouldBe(Enumerable.Range(10, count - 11).Select(i => (long)i));
            (await run.GetMetricPointsAsync("m", [0, count - 1])).Select(point => point.Value).ShouldBe([0, count - 1]);
        }

        _store.Compactions.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Reads_OfARunThatNobodyMade_SayThatItIsNotFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);

        (await Should.ThrowAsync<BayouException>(() => cluster.Run("nobody").GetAsync())).Message.ShouldBe("Run with id=nobody not found");
    }

    [Fact]
    public async Task ConcurrentWriters_OfOneParam_AgreeOnOneValue()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var run = await cluster.CreateRunAsync("0");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TryAsync(() => run.LogParamAsync(new Param("p", $"{i}")))));

        outcomes.Count(succeeded => succeeded).ShouldBe(1);
        (await run.GetAsync()).Params.ShouldHaveSingleItem();
    }

    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (BayouException)
        {
            return false;
        }
    }

    private static async Task<List<long>> ReadAllAsync(IRunGrain run, int pageSize)
    {
        var steps = new List<long>();
        MetricPoint? after = null;
        while (true)
        {
            var page = await run.GetMetricHistoryAsync(new MetricHistoryQuery("m", after, pageSize));
            steps.AddRange(page.Points.Select(point => point.Step));
            if (!page.HasMore)
            {
                return steps;
            }

            after = page.Points[^1];
        }
    }
}
