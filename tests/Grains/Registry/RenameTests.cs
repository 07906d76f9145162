using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Grains.Tests.Support;
using static Bayou.Grains.Tests.Registry.ModelCluster;

namespace Bayou.Grains.Tests.Registry;

public sealed class RenameTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Rename_MovesEverythingInOneAppend()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var old = await cluster.CreateModelAsync("old", versions: 2);
        await old.SetAliasAsync(new ModelAlias("champion", 1));
        var appends = _store.Appends;

        await old.RenameAsync("new");

        (_store.Appends - appends).ShouldBe(1);
        (await cluster.Model("new").GetByAliasAsync("champion")).Head.Source.ShouldBe("s3://b/old/1");
        (await cluster.FindModelsAsync()).ShouldBe(["new"]);
        (await cluster.FindVersionsAsync()).ShouldBe(["new/1", "new/2"]);
        (await CodeOfAsync(() => old.GetAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Rename_SurvivesARestart()
    {
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            await (await cluster.CreateModelAsync("old", versions: 2)).RenameAsync("new");
        }

        await using var restarted = await GrainCluster.StartAsync(_store);

        (await restarted.FindVersionsAsync()).ShouldBe(["new/1", "new/2"]);
        (await restarted.Model("new").CreateVersionAsync(Version())).Version.ShouldBe(3);
        (await CodeOfAsync(() => restarted.Model("old").GetAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Rename_ToANameWhoseModelWasDeleted_IsSeenByTheGrainOfThatName()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var target = await cluster.CreateModelAsync("new", versions: 5);
        await target.DeleteAsync();
        (await CodeOfAsync(() => target.GetAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);

        await (await cluster.CreateModelAsync("old", versions: 2)).RenameAsync("new");

        (await target.GetAsync()).Head.LastVersion.ShouldBe(2);
        (await cluster.FindVersionsAsync()).ShouldBe(["new/1", "new/2"]);
    }

    [Fact]
    public async Task Rename_OfManyToOneName_HasOneWinnerAndLosesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var names = Enumerable.Range(0, 10).Select(i => $"m{i}").ToList();
        foreach (var name in names)
        {
            await cluster.CreateModelAsync(name, versions: 1);
        }

        var outcomes = await Task.WhenAll(names.Select(name => TryAsync(() => cluster.Model(name).RenameAsync("taken"))));

        outcomes.Count(isDone => isDone).ShouldBe(1);
        (await cluster.FindModelsAsync()).Count().ShouldBe(10);
        (await cluster.FindModelsAsync("name = 'taken'")).ShouldHaveSingleItem();
        (await cluster.FindVersionsAsync()).Count().ShouldBe(10);
    }

    [Fact]
    public async Task Rename_OfTwoModelsToEachOthersNames_EndsAndLosesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var left = await cluster.CreateModelAsync("left", versions: 1);
        var right = await cluster.CreateModelAsync("right", versions: 1);

        await Task.WhenAll(TryAsync(() => left.RenameAsync("right")), TryAsync(() => right.RenameAsync("left")));

        (await cluster.FindModelsAsync()).ShouldBe(["left", "right"]);
        (await cluster.FindVersionsAsync()).ShouldBe(["left/1", "right/1"]);
    }

    [Fact]
    public async Task Rename_WhileVersionsAreMade_LosesNoneThatWasAcknowledged()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var old = await cluster.CreateModelAsync("old");
        var creations = Enumerable.Range(0, 50).Select(_ => TryAsync(() => old.CreateVersionAsync(Version()))).ToList();

        await old.RenameAsync("new");

        var made = (await Task.WhenAll(creations)).Count(isDone => isDone);
        (await cluster.FindVersionsAsync()).Count().ShouldBe(made);
        (await cluster.Model("new").GetAsync()).Head.LastVersion.ShouldBe(made);
    }

    [Fact]
    public async Task Rename_WhoseAnswerWasLost_IsSeenBySearchesWhenItIsRepeated()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var old = await cluster.CreateModelAsync("old", versions: 1);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);
        await Should.ThrowAsync<BayouException>(() => old.RenameAsync("new"));

        (await CodeOfAsync(() => old.RenameAsync("new"))).ShouldBe(ErrorCode.ResourceDoesNotExist);

        (await cluster.FindModelsAsync()).ShouldBe(["new"]);
        (await cluster.FindVersionsAsync()).ShouldBe(["new/1"]);
    }

    [Fact]
    public async Task Rename_ThatWasRefused_ChangesNothing()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var old = await cluster.CreateModelAsync("old", versions: 1);
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        (await CodeOfAsync(() => old.RenameAsync("new"))).ShouldBe(ErrorCode.TemporarilyUnavailable);

        (await old.GetAsync()).Head.LastVersion.ShouldBe(1);
        (await CodeOfAsync(() => cluster.Model("new").GetAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Rename_ThereAndBackAgain_EndsWhereItBegan()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("a", versions: 1);

        for (var i = 0; i < 5; i++)
        {
            await model.RenameAsync("b");
            await cluster.Model("b").RenameAsync("a");
        }

        (await model.GetVersionAsync(1)).Head.Source.ShouldBe("s3://b/a/1");
        (await cluster.FindVersionsAsync()).ShouldBe(["a/1"]);
    }

    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (BayouException exception) when (exception.Code is ErrorCode.ResourceAlreadyExists or ErrorCode.ResourceDoesNotExist)
        {
            return false;
        }
    }
}
