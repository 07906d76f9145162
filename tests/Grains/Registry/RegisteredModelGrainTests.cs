using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Grains.Journal;
using Bayou.Grains.Tests.Support;
using static Bayou.Grains.Tests.Registry.ModelCluster;

namespace Bayou.Grains.Tests.Registry;

public sealed class RegisteredModelGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task CreateVersion_ByAHundredAtOnce_GivesEachNumberOnce()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m");

        var versions = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => model.CreateVersionAsync(Version())));

        versions.Select(version => version.Version).Order().ShouldBe(Enumerable.Range(1, 100));
        (await cluster.FindVersionsAsync()).Count().ShouldBe(100);
    }

    [Fact]
    public async Task Create_ByManyAtOnce_HasOneWinner()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Outcome(() => cluster.CreateModelAsync("m"))));

        outcomes.Count(code => code is null).ShouldBe(1);
        outcomes.OfType<ErrorCode>().ShouldAllBe(code => code == ErrorCode.ResourceAlreadyExists);
    }

    [Fact]
    public async Task Model_AfterARestart_IsAsItWas()
    {
        RegisteredModel before;
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            before = await FillAsync(cluster, "m");
        }

        await using var restarted = await GrainCluster.StartAsync(_store);

        Text(await restarted.Model("m").GetAsync()).ShouldBe(Text(before));
        Text((await restarted.Models().SearchModelsAsync(new RegistrySearchQuery("", 10, [], null))).Models.ShouldHaveSingleItem()).ShouldBe(Text(before));
        (await restarted.Model("m").CreateVersionAsync(Version())).Version.ShouldBe(4);
    }

    [Fact]
    public async Task Model_OfACompactedStream_IsAsItWas()
    {
        RegisteredModel before;
        await using (var cluster = await GrainCluster.StartAsync(_store, new JournalOptions { MaxTailRecords = 3 }))
        {
            before = await FillAsync(cluster, "m");
        }

        _store.Compactions.ShouldBeGreaterThan(0);
        await using var restarted = await GrainCluster.StartAsync(_store);

        Text(await restarted.Model("m").GetAsync()).ShouldBe(Text(before));
        Text((await restarted.Models().SearchModelsAsync(new RegistrySearchQuery("", 10, [], null))).Models.ShouldHaveSingleItem()).ShouldBe(Text(before));
    }

    [Fact]
    public async Task CreateVersion_WhoseAnswerWasLost_IsKnownAfterwardsAndItsNumberIsNotGivenAgain()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m");
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        await Should.ThrowAsync<BayouException>(() => model.CreateVersionAsync(Version()));

        (await model.CreateVersionAsync(Version())).Version.ShouldBe(2);
        (await cluster.FindVersionsAsync()).ShouldBe(["m/1", "m/2"]);
    }

    [Fact]
    public async Task CreateVersion_ThatWasRefused_LeavesNoGap()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m");
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        await Should.ThrowAsync<BayouException>(() => model.CreateVersionAsync(Version()));

        (await model.CreateVersionAsync(Version())).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_WhoseAnswerWasLost_IsSeenBySearchesWhenItIsRepeated()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 1);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);
        await Should.ThrowAsync<BayouException>(() => model.DeleteAsync());

        (await CodeOfAsync(() => model.DeleteAsync())).ShouldBe(ErrorCode.ResourceDoesNotExist);

        (await cluster.FindModelsAsync()).ShouldBeEmpty();
        (await cluster.FindVersionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_ThenCreate_StartsAnew()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        await FillAsync(cluster, "m");
        await cluster.Model("m").DeleteAsync();

        var model = await cluster.CreateModelAsync("m", versions: 1);

        var read = await model.GetAsync();
        read.Tags.ShouldBeEmpty();
        read.Aliases.ShouldBeEmpty();
        read.LatestVersions.ShouldHaveSingleItem().Version.ShouldBe(1);
        (await cluster.FindVersionsAsync()).ShouldBe(["m/1"]);
    }

    [Fact]
    public async Task Transition_ThatArchives_MovesAllAtOnceInOneAppend()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 3);
        await model.TransitionVersionAsync(1, ModelStage.Production, archiveExisting: false);
        await model.TransitionVersionAsync(2, ModelStage.Production, archiveExisting: false);
        var appends = _store.Appends;

        await model.TransitionVersionAsync(3, ModelStage.Production, archiveExisting: true);

        (_store.Appends - appends).ShouldBe(1);
        (await model.GetLatestVersionsAsync([ModelStage.Production])).ShouldHaveSingleItem().Version.ShouldBe(3);
        (await model.GetLatestVersionsAsync([ModelStage.Archived])).ShouldHaveSingleItem().Version.ShouldBe(2);
        (await model.GetVersionAsync(1)).Head.Stage.ShouldBe(ModelStage.Archived);
    }

    private static async Task<RegisteredModel> FillAsync(GrainCluster cluster, string name)
    {
        var model = await cluster.CreateModelAsync(name, versions: 3);
        await model.UpdateAsync("words");
        await model.SetTagAsync(new Tag("team", "blue"));
        await model.SetTagAsync(new Tag("gone", "x"));
        await model.DeleteTagAsync("gone");
        await model.SetVersionTagAsync(2, new Tag("kind", "big"));
        await model.SetAliasAsync(new ModelAlias("champion", 2));
        await model.TransitionVersionAsync(2, ModelStage.Production, archiveExisting: false);
        await model.DeleteVersionAsync(3);
        return await model.GetAsync();
    }

    private static async Task<ErrorCode?> Outcome(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (BayouException exception)
        {
            return exception.Code;
        }
    }
}
