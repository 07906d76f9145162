using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds for the removal of streams on every database.</summary>
public abstract class DropSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task Drop_OfStreams_LeavesNothingOfThem()
    {
        var chunk = MetricChunk.Create("loss", 0, [new(1, 2, 3)]);
        await AppendRangeAsync("run/1", 1, 5, "parent");
        await Log.CompactAsync(CompactTo("run/1", 3, previous: 0) with { Chunks = [chunk] }, Token);
        await AppendRangeAsync("run/2", 1, 2, "parent");
        await AppendRangeAsync("run/3", 1, 2, "parent");

        await Log.DropAsync(["run/1", "run/2", "run/none"], Token);
        await ReopenAsync();

        (await Log.ReadAsync("run/1", Token)).ShouldBe(new StoredStream("run/1", null, []));
        (await Store.Chunks.ListAsync("run/1", "loss", Token)).ShouldBeEmpty();
        (await Log.ReadFromAsync("run/2", 0, 100, Token)).ShouldBeEmpty();
        (await Log.ReadChildrenAsync("parent", Token).Select(static child => child.Stream).ToListAsync(Token)).ShouldBe(["run/3"]);
        (await SequencesAsync("run/3")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Drop_TwiceOrOfNothing_IsNoFault()
    {
        await AppendRangeAsync("run/1", 1, 2);

        await Log.DropAsync(["run/1", "run/1"], Token);
        await Log.DropAsync(["run/1"], Token);

        (await Log.ReadAsync("run/1", Token)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Append_AfterADrop_BeginsAnewUnderAnyParent()
    {
        await AppendRangeAsync("run/1", 1, 5, "old");
        await Log.CompactAsync(CompactTo("run/1", 4, previous: 0), Token);
        await Log.DropAsync(["run/1"], Token);

        await AppendAsync(new LogRecord("run/1", 1, Bytes("anew"), "new"));

        var stored = await Log.ReadAsync("run/1", Token);
        (stored.Snapshot, Text(stored.Tail.ShouldHaveSingleItem().Body)).ShouldBe((null, "anew"));
        (await Log.ReadChildrenAsync("old", Token).CountAsync(Token)).ShouldBe(0);
        (await Log.ReadChildrenAsync("new", Token).CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Writes_ByOneWhoMissedADrop_AreStale()
    {
        await AppendRangeAsync("run/1", 1, 3);
        await Log.DropAsync(["run/1"], Token);

        await Should.ThrowAsync<StaleStreamException>(AppendAsync(Record("run/1", 4)));
        await Should.ThrowAsync<StaleStreamException>(Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token));

        (await Log.ReadAsync("run/1", Token)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Drop_InOneGroupWithOtherWrites_TakesWhatCameBeforeAndHarmsNoNeighbour()
    {
        await AppendRangeAsync("run/1", 1, 2);
        await AppendRangeAsync("run/2", 1, 2);
        List<Task> writes = [];
        await using (await Databases.BlockWritesAsync(Uri))
        {
            // The writer takes this one and waits with it, so the others gather.
            _ = AppendRangeAsync("run/other", 1, 1);
            writes.Add(AppendRangeAsync("run/1", 3, 4));
            writes.Add(AppendRangeAsync("run/new", 1, 1));
            writes.Add(Log.CompactAsync(CompactTo("run/1", 2, previous: 0), Token));
            writes.Add(Log.DropAsync(["run/1"], Token));
            writes.Add(AppendRangeAsync("run/2", 3, 3));
        }

        await Task.WhenAll(writes);
        (await Log.ReadAsync("run/1", Token)).Exists.ShouldBeFalse();
        (await SequencesAsync("run/2")).ShouldBe([1, 2, 3]);
        (await SequencesAsync("run/new")).ShouldBe([1]);
    }

    [Fact]
    public async Task Drop_OfNothingNamed_IsRefusedBeforeItIsQueued()
    {
        await Should.ThrowAsync<ArgumentException>(Log.DropAsync([], Token));
        await Should.ThrowAsync<ArgumentException>(Log.DropAsync([""], Token));
    }
}
