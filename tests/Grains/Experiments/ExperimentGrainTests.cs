using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Grains.Tests.Runs;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Experiments;

public sealed class ExperimentGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task EmptyStore_OnFirstUse_HoldsTheDefaultExperiment()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);

        (await cluster.Catalog.FindByNameAsync("Default")).ShouldNotBeNull().ExperimentId.ShouldBe("0");
        (await cluster.Experiment("0").GetAsync()).ArtifactLocation.ShouldBe("mlflow-artifacts:/0");
    }

    [Fact]
    public async Task Create_ByManyAtOnce_GivesIdsWithoutGapsAndOneHolderPerName()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);

        var ids = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => TryCreateAsync(cluster, $"name {i % 20}")));

        ids.OfType<string>().Select(int.Parse).Order().ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public async Task Create_WhoseAnswerWasLost_IsKnownAfterwards()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await cluster.CreateExperimentAsync("first");
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        await Should.ThrowAsync<BayouException>(() => cluster.CreateExperimentAsync("second"));

        (await cluster.Catalog.FindByNameAsync("second")).ShouldNotBeNull().ExperimentId.ShouldBe("2");
        (await Should.ThrowAsync<BayouException>(() => cluster.CreateExperimentAsync("second"))).Code.ShouldBe(ErrorCode.ResourceAlreadyExists);
        (await cluster.CreateExperimentAsync("third")).ShouldBe("3");
    }

    [Fact]
    public async Task Delete_OfAnExperiment_DeletesItsRunsAndRestoreBringsAllBack()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var id = await cluster.CreateExperimentAsync("e");
        var runs = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => cluster.CreateRunAsync(id)));
        await runs[0].DeleteAsync();

        await cluster.Experiment(id).DeleteAsync();

        (await cluster.SearchAsync(id)).Hits.ShouldBeEmpty();
        (await cluster.SearchAsync(id, view: ViewType.DeletedOnly)).Hits.Length.ShouldBe(300);
        (await Should.ThrowAsync<BayouException>(() => runs[1].LogMetricAsync(Some.Metric("m", 1)))).Message.ShouldContain("'active' state");

        await cluster.Experiment(id).RestoreAsync();

        (await cluster.SearchAsync(id)).Hits.Length.ShouldBe(300);
    }

    [Fact]
    public async Task Delete_CutShort_IsFinishedByTheNextCommand()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var id = await cluster.CreateExperimentAsync("e");
        var run = await cluster.CreateRunAsync(id);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);
        await Should.ThrowAsync<BayouException>(() => cluster.Experiment(id).DeleteAsync());

        (await Should.ThrowAsync<BayouException>(() => cluster.Experiment(id).DeleteAsync())).Code.ShouldBe(ErrorCode.ResourceDoesNotExist);

        (await run.GetInfoAsync()).LifecycleStage.ShouldBe(LifecycleStage.Deleted);
    }

    [Fact]
    public async Task CreateRun_WhileTheExperimentIsDeleted_LeavesNoActiveRunInIt()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var id = await cluster.CreateExperimentAsync("e");
        var creations = Enumerable.Range(0, 100).Select(_ => TryAsync(() => cluster.CreateRunAsync(id))).ToList();

        await cluster.Experiment(id).DeleteAsync();
        await Task.WhenAll(creations);

        (await cluster.SearchAsync(id)).Hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rename_FreesTheOldNameAndHoldsTheNewOneAcrossRestarts()
    {
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            await cluster.Experiment(await cluster.CreateExperimentAsync("old")).RenameAsync("new");
        }

        await using var restarted = await GrainCluster.StartAsync(_store);

        (await Should.ThrowAsync<BayouException>(() => restarted.CreateExperimentAsync("new"))).Code.ShouldBe(ErrorCode.ResourceAlreadyExists);
        (await restarted.CreateExperimentAsync("old")).ShouldBe("2");
        (await restarted.Catalog.SearchAsync(new ExperimentSearchQuery("name = 'new'", ViewType.ActiveOnly, 10, [], null)))
            .Experiments.ShouldHaveSingleItem().ExperimentId.ShouldBe("1");
    }

    [Fact]
    public async Task Rename_OfADeletedExperiment_IsInvalidState()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var id = await cluster.CreateExperimentAsync("e");
        await cluster.Experiment(id).DeleteAsync();

        (await Should.ThrowAsync<BayouException>(() => cluster.Experiment(id).RenameAsync("f"))).Code.ShouldBe(ErrorCode.InvalidState);
    }

    private static async Task<string?> TryCreateAsync(GrainCluster cluster, string name)
    {
        try
        {
            return await cluster.CreateExperimentAsync(name);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceAlreadyExists)
        {
            return null;
        }
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.InvalidParameterValue)
        {
            // The experiment was deleted first.
        }
    }
}
