using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.LoggedModels;
using Bayou.Grains.Tests.Support;
using Orleans;

namespace Bayou.Grains.Tests.LoggedModels;

public sealed class LoggedModelGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Restart_AfterManyChanges_KeepsModelAndIndex()
    {
        var options = new JournalOptions { MinCompactionBytes = 512 };
        LoggedModel before;
        await using (var cluster = await GrainCluster.StartAsync(_store, options))
        {
            var model = await CreateAsync(cluster, "ant");
            for (var i = 0; i < 100; i++)
            {
                await model.LogMetricsAsync([Models.Metric("m", i, i, i, dataset: $"d{i % 3}")]);
            }

            await model.SetTagsAsync([new Tag("a", "1"), new Tag("b", "2")]);
            await model.DeleteTagAsync("a");
            await model.LogParamsAsync([new Param("p", "v")]);
            before = await model.FinalizeAsync(LoggedModelStatus.Ready);
        }

        _store.Compactions.ShouldBeGreaterThan(1);
        await using var restarted = await GrainCluster.StartAsync(_store, options);
        var after = await Model(restarted, before.Info.ModelId).GetAsync();
        var found = await SearchAsync(restarted, "metrics.m = 7 AND tags.b = '2' AND params.p = 'v' AND status = 'READY'");

        after.Info.ShouldBe(before.Info);
        after.Metrics.Length.ShouldBe(100);
        var hit = found.Hits.ShouldHaveSingleItem().Model;
        hit.Info.ShouldBe(after.Info);
        hit.Tags.ShouldBe(after.Tags);
        hit.Params.ShouldBe(after.Params);
        hit.Metrics.ShouldBe(after.Metrics);
    }

    [Fact]
    public async Task Write_WhoseAnswerWasLost_IsStoredOnceAfterTheRetryAndFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await CreateAsync(cluster, "ant");
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        (await Should.ThrowAsync<BayouException>(() => model.LogMetricsAsync([Models.Metric("m", 1)]))).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        await model.LogMetricsAsync([Models.Metric("m", 1)]);

        (await model.GetAsync()).Metrics.Length.ShouldBe(1);
        (await SearchAsync(cluster, "metrics.m = 1")).Hits.ShouldHaveSingleItem().Model.Metrics.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Write_AfterAnotherActivationWrote_IsDecidedAnewAndFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await CreateAsync(cluster, "ant");
        var id = model.GetPrimaryKeyString();
        _store.AppendFromElsewhere(
            StreamNames.LoggedModel(id), new LoggedModelState(id).Encode(new LoggedModelEvent { Params = [new Param("p", "theirs")] }));

        (await Should.ThrowAsync<BayouException>(() => model.LogParamsAsync([new Param("p", "mine")]))).Code.ShouldBe(ErrorCode.BadRequest);
        await model.LogParamsAsync([new Param("q", "mine")]);

        (await SearchAsync(cluster, "params.p = 'theirs' AND params.q = 'mine'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task ConcurrentWriters_OfOneParam_AgreeOnOneValue()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await CreateAsync(cluster, "ant");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TryAsync(() => model.LogParamsAsync([new Param("p", $"{i}")]))));

        outcomes.Count(succeeded => succeeded).ShouldBe(1);
        (await model.GetAsync()).Params.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ConcurrentWriters_OfManyModels_AreAllFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var models = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => CreateAsync(cluster, $"n{i}")));

        await Task.WhenAll(models.SelectMany(model => Enumerable.Range(0, 10).Select(i => model.LogMetricsAsync([Models.Metric("m", i, step: i)]))));

        (await SearchAsync(cluster, "metrics.m = 0 AND metrics.m = 9")).Hits.Select(hit => hit.Model.Metrics.Length).ShouldBe(Enumerable.Repeat(10, 40));
    }

    [Fact]
    public async Task Delete_OfAModel_HidesItFromSearches()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await CreateAsync(cluster, "ant");

        await model.DeleteAsync();

        (await SearchAsync(cluster, "")).Hits.ShouldBeEmpty();
        (await model.GetInfoAsync()).LifecycleStage.ShouldBe(LifecycleStage.Deleted);
    }

    [Fact]
    public async Task Deletion_OfTheExperiment_LeavesItsModels()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await CreateAsync(cluster, "ant");

        await cluster.Experiment("0").DeleteAsync();

        (await SearchAsync(cluster, "")).Hits.ShouldHaveSingleItem();
        await Should.ThrowAsync<BayouException>(() => CreateAsync(cluster, "bee"));
    }

    [Fact]
    public async Task Versions_OfAModel_AreListedInItsTag()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await CreateAsync(cluster, "ant");

        await model.AddVersionAsync("registered", 1);

        (await SearchAsync(cluster, "tags.`mlflow.modelVersions` LIKE '%registered%'")).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Reads_OfAModelThatNobodyMade_SayThatItIsNotFound()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);

        (await Should.ThrowAsync<BayouException>(() => Model(cluster, "nobody").GetAsync())).Message.ShouldBe("Logged model with ID 'nobody' not found.");
    }

    private static ILoggedModelGrain Model(GrainCluster cluster, string id) => cluster.Grains.GetGrain<ILoggedModelGrain>(GrainKeys.LoggedModel(id));

    private static async Task<ILoggedModelGrain> CreateAsync(GrainCluster cluster, string name)
    {
        var model = Model(cluster, Identifiers.NewModelId(TimeProvider.System.GetUtcNow()));
        await model.CreateAsync(new CreateLoggedModel("0", name, "", "", [], []));
        return model;
    }

    private static Task<LoggedModelSearchPage> SearchAsync(GrainCluster cluster, string filter) =>
        cluster.Grains.GetGrain<ILoggedModelSearchGrain>(GrainKeys.Stateless)
            .SearchAsync(new LoggedModelSearchQuery(["0"], filter, [], 1000, [], null));

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
}
