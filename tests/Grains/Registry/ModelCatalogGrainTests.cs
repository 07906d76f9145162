using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Grains.Registry;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Registry;

public sealed class ModelCatalogGrainTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Search_TheFirstAfterARestart_ReadsNothing()
    {
        await using (var cluster = await GrainCluster.StartAsync(_store))
        {
            await cluster.CreateModelAsync("m");
        }

        await using var restarted = await GrainCluster.StartAsync(_store);
        var reads = _store.ReadsOfChildren;

        (await restarted.FindModelsAsync()).ShouldBe(["m"]);

        _store.ReadsOfChildren.ShouldBe(reads);
    }

    [Fact]
    public async Task Change_WhosePredecessorIsMissing_BringsTheWholeModel()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 1);
        var elsewhere = RegisteredModelDelta.Of((await model.GetAsync()).Head) with { Tags = [new Tag("from", "elsewhere")] };
        _store.AppendFromElsewhere(ModelStreams.Model(GrainKeys.DefaultWorkspace, "m"), ModelRecordCodec.Encode(elsewhere));

        await model.SetTagAsync(new Tag("from", "here"));
        await model.SetTagAsync(new Tag("more", "x"));

        (await cluster.FindModelsAsync("tags.from = 'here' AND tags.more = 'x'")).ShouldBe(["m"]);
        (await model.GetAsync()).Tags.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Change_OlderThanWhatIsKnown_IsDropped()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m", versions: 1);
        var head = (await model.GetAsync()).Head;

        await cluster.Models().ApplyAsync(new RegisteredModelChange("m", 1, 0, RegisteredModelDelta.Of(head) with { StartsAnew = true }));

        (await cluster.FindVersionsAsync()).ShouldBe(["m/1"]);
    }

    [Fact]
    public async Task Search_RightAfterEachWrite_SeesIt()
    {
        await using var cluster = await GrainCluster.StartAsync(_store);
        var model = await cluster.CreateModelAsync("m");
        (await cluster.FindModelsAsync()).ShouldBe(["m"]);

        await model.CreateVersionAsync(ModelCluster.Version("s3://b/here"));
        (await cluster.FindVersionsAsync("source_path = 's3://b/here'")).ShouldBe(["m/1"]);

        await model.SetVersionTagAsync(1, new Tag("kind", "big"));
        (await cluster.FindVersionsAsync("tags.kind = 'big'")).ShouldBe(["m/1"]);

        await model.DeleteVersionTagAsync(1, "kind");
        (await cluster.FindVersionsAsync("tags.kind = 'big'")).ShouldBeEmpty();

        await model.DeleteVersionAsync(1);
        (await cluster.FindVersionsAsync()).ShouldBeEmpty();

        await model.DeleteAsync();
        (await cluster.FindModelsAsync()).ShouldBeEmpty();
    }
}
