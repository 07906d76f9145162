using Bayou.Contracts.Metrics;
using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds for compactions on every database.</summary>
public abstract class CompactionSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task Compact_OfHead_LeavesSnapshotAndLaterRecords()
    {
        await AppendRangeAsync("run/1", 1, 5);

        await Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token);

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Snapshot!.Sequence.ShouldBe(3);
        Text(stored.Snapshot.Body).ShouldBe("run/1 up to 3");
        stored.Tail.Select(static record => record.Sequence).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task Compact_OfWholeStream_LetsItGoOn()
    {
        await AppendRangeAsync("run/1", 1, 2);
        await Log.CompactAsync(CompactTo("run/1", 2, previous: 0), Token);

        (await Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(2);
        await AppendRangeAsync("run/1", 3, 4);
        await Log.CompactAsync(CompactTo("run/1", 4, previous: 2), Token);
        await AppendRangeAsync("run/1", 5, 5);

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Snapshot!.Sequence.ShouldBe(4);
        stored.Tail.ShouldHaveSingleItem().Sequence.ShouldBe(5);
    }

    [Fact]
    public async Task Compact_ByOneWhoMissedACompaction_IsStaleAndWritesNothing()
    {
        await AppendRangeAsync("run/1", 1, 6);
        await Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token);

        await Should.ThrowAsync<StaleStreamException>(Log.CompactAsync(
            CompactTo("run/1", 5, previous: 0) with { Chunks = [Chunk("loss", 0, 1)] }, Token));
        await Should.ThrowAsync<StaleStreamException>(Log.CompactAsync(CompactTo("run/1", 5, previous: 2), Token));

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Snapshot!.Sequence.ShouldBe(3);
        stored.Tail.Length.ShouldBe(3);
        (await Store.Chunks.ListAsync("run/1", "loss", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compact_BeyondTheLastRecord_IsStale()
    {
        await AppendRangeAsync("run/1", 1, 2);

        await Should.ThrowAsync<StaleStreamException>(Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token));
        await Should.ThrowAsync<StaleStreamException>(Log.CompactAsync(CompactTo("run/none", 1, previous: 0), Token));

        (await SequencesAsync("run/1")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Append_ByOneWhoMissedACompaction_IsStale()
    {
        await AppendRangeAsync("run/1", 1, 8);
        await Log.CompactAsync(CompactTo("run/1", 8, previous: 0), Token);

        await Should.ThrowAsync<StaleStreamException>(AppendRangeAsync("run/1", 6, 6));

        (await Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(8);
    }

    [Fact]
    public async Task Compact_WithChunks_WritesAndReplacesThem()
    {
        await AppendRangeAsync("run/1", 1, 4);
        await Log.CompactAsync(
            CompactTo("run/1", 2, previous: 0) with { Chunks = [Chunk("loss", 0, 10), Chunk("loss", 1, 5), Chunk("acc", 0, 3)] }, Token);
        await Log.CompactAsync(
            CompactTo("run/1", 4, previous: 2) with { Chunks = [Chunk("loss", 1, 10), Chunk("loss", 2, 1)] }, Token);

        var infos = await Store.Chunks.ListAsync("run/1", "loss", Token);
        infos.ShouldBe([Chunk("loss", 0, 10).Info, Chunk("loss", 1, 10).Info, Chunk("loss", 2, 1).Info]);
        (await Store.Chunks.ListAsync("run/1", "acc", Token)).ShouldBe([Chunk("acc", 0, 3).Info]);
        (await Store.Chunks.ListAsync("run/2", "loss", Token)).ShouldBeEmpty();
        (await Store.Chunks.ListAsync("run/1", "LOSS", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReadChunks_OfARange_GivesThoseChunksWhole()
    {
        await AppendRangeAsync("run/1", 1, 1);
        MetricChunk[] written = [.. Enumerable.Range(0, 12).Select(static number => Chunk("loss", number, number + 1))];
        await Log.CompactAsync(CompactTo("run/1", 1, previous: 0) with { Chunks = [.. written] }, Token);

        var chunks = await Store.Chunks.ReadAsync("run/1", "loss", 9, 2, Token);
        chunks.Select(static chunk => chunk.Info).ShouldBe([Chunk("loss", 9, 10).Info, Chunk("loss", 10, 11).Info]);
        MetricChunkCodec.Decode(chunks[1].Body.Span).ShouldBe(Points(10, 11));
        (await Store.Chunks.ReadAsync("run/1", "loss", 11, 100, Token)).Length.ShouldBe(1);
        (await Store.Chunks.ReadAsync("run/1", "loss", 12, 100, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compact_WhileOthersAppend_KeepsLaterRecords()
    {
        const int Last = 400;
        await AppendRangeAsync("run/1", 1, 1);
        var written = 1L;
        var appending = Task.Run(
            async () =>
            {
                for (var sequence = 2; sequence <= Last; sequence++)
                {
                    await AppendRangeAsync("run/1", sequence, sequence);
                    Volatile.Write(ref written, sequence);
                }
            },
            Token);
        var snapshot = 0L;
        while (!appending.IsCompleted)
        {
            var upTo = Volatile.Read(ref written);
            if (upTo > snapshot)
            {
                await Log.CompactAsync(CompactTo("run/1", upTo, snapshot), Token);
                snapshot = upTo;
            }

            var seen = await Log.ReadAsync("run/1", Token);
            seen.Snapshot?.Sequence.ShouldBe(snapshot);
        }

        await appending;
        var stored = await Log.ReadAsync("run/1", Token);
        stored.Sequence.ShouldBe(Last);
        Text(stored.Snapshot!.Body).ShouldBe($"run/1 up to {snapshot}");
    }

    [Fact]
    public async Task Compact_InOneGroupWithAppends_KeepsEachInItsPlace()
    {
        await AppendRangeAsync("run/1", 1, 3);
        await AppendRangeAsync("run/2", 1, 3);
        List<Task> good = [];
        Task stale;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            good.Add(AppendRangeAsync("run/1", 4, 4));
            good.Add(Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token));
            good.Add(AppendRangeAsync("run/1", 5, 6));
            stale = Log.CompactAsync(CompactTo("run/2", 2, previous: 1), Token);
            good.Add(Log.CompactAsync(CompactTo("run/2", 3, previous: 0), Token));
            good.Add(AppendRangeAsync("run/2", 4, 4));
        }

        await Task.WhenAll(good);
        (await Should.ThrowAsync<StaleStreamException>(stale)).Stream.ShouldBe("run/2");
        (await SequencesAsync("run/1")).ShouldBe([4, 5, 6]);
        (await SequencesAsync("run/2")).ShouldBe([4]);
    }

    [Fact]
    public async Task Compact_ThatIsMalformed_IsRefusedBeforeItIsQueued()
    {
        await AppendRangeAsync("run/1", 1, 2);

        await Should.ThrowAsync<ArgumentException>(Log.CompactAsync(CompactTo("run/1", 2, previous: 2), Token));
        await Should.ThrowAsync<ArgumentException>(Log.CompactAsync(CompactTo("run/1", 2, previous: -1), Token));
        await Should.ThrowAsync<ArgumentException>(Log.CompactAsync(
            CompactTo("run/1", 2, previous: 0) with { Chunks = [Chunk("loss", 0, 1), Chunk("loss", 0, 2)] }, Token));
    }

    private static MetricPoint[] Points(int number, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MetricPoint(number + (i / 8d), 1_700_000_000_000 + i, i - 1))];

    private static MetricChunk Chunk(string key, int number, int count) => MetricChunk.Create(key, number, Points(number, count));
}
