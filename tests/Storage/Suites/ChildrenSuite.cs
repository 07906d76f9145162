using Bayou.Storage.Log;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds on every database for reading all streams of a parent.</summary>
public abstract class ChildrenSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task ReadChildren_OfTenThousand_GivesEachOnceInOrder()
    {
        const int Count = 10_000;
        var names = Enumerable.Range(0, Count).Select(static i => $"run/{i * 7919 % Count:D5}").ToArray();
        await Task.WhenAll(names.Chunk(500).Select(part => Log.AppendAsync(
            [.. part.SelectMany(static name => new[] { Record(name, 1, "experiment/1"), Record(name, 2) })], Token)));
        await AppendAsync(Record("run/elsewhere", 1, "experiment/2"), Record("run/orphan", 1));

        var children = await ReadAsync("experiment/1");

        children.Select(static child => child.Stream).ShouldBe(names.Order(StringComparer.Ordinal));
        children.ShouldAllBe(static child => child.Snapshot == null && child.Tail.Length == 2);
    }

    [Fact]
    public async Task ReadChildren_OfAllShapes_GivesEachAsItIs()
    {
        await AppendRangeAsync("run/a", 1, 3, "experiment/1");
        await AppendRangeAsync("run/b", 1, 3, "experiment/1");
        await AppendRangeAsync("run/c", 1, 3, "experiment/1");
        await Log.CompactAsync(CompactTo("run/b", 2, previous: 0), Token);
        await Log.CompactAsync(CompactTo("run/c", 3, previous: 0), Token);

        var children = await ReadAsync("experiment/1");

        children.Select(static child => (child.Stream, child.Snapshot?.Sequence ?? 0, child.Tail.Length, child.Sequence))
            .ShouldBe([("run/a", 0L, 3, 3L), ("run/b", 2L, 1, 3L), ("run/c", 3L, 0, 3L)]);
        Text(children[1].Snapshot!.Body).ShouldBe("run/b up to 2");
        Text(children[1].Tail[0].Body).ShouldBe("run/b#3");
        Text(children[2].Snapshot!.Body).ShouldBe("run/c up to 3");
    }

    [Fact]
    public async Task ReadChildren_OfUnknownParent_IsEmpty() => (await ReadAsync("experiment/none")).ShouldBeEmpty();

    [Fact]
    public async Task ReadChildren_OfLargeStreams_GivesAll()
    {
        await ReopenAsync(new StateStoreOptions { ReadBatchBytes = 100_000 });
        var body = new byte[30_000];
        for (var i = 0; i < 70; i++)
        {
            await AppendAsync(new LogRecord($"run/{i:D2}", 1, body, "experiment/1"), new LogRecord($"run/{i:D2}", 2, body));
        }

        var children = await ReadAsync("experiment/1");

        children.Count.ShouldBe(70);
        children.ShouldAllBe(static child => child.Tail.Length == 2);
    }

    [Fact]
    public async Task ReadChildren_LeftInTheMiddle_EndsQuietly()
    {
        await Log.AppendAsync([.. Enumerable.Range(0, 200).Select(static i => Record($"run/{i:D3}", 1, "experiment/1"))], Token);

        (await Log.ReadChildrenAsync("experiment/1", Token).Skip(40).FirstAsync(Token)).Stream.ShouldBe("run/040");
        (await ReadAsync("experiment/1")).Count.ShouldBe(200);
    }

    [Fact]
    public async Task ReadChildren_WhenCancelled_Ends()
    {
        await Log.AppendAsync([.. Enumerable.Range(0, 200).Select(static i => Record($"run/{i:D3}", 1, "experiment/1"))], Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var child in Log.ReadChildrenAsync("experiment/1", cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
    }

    private async Task<List<StoredStream>> ReadAsync(string parent)
    {
        var children = new List<StoredStream>();
        await foreach (var child in Log.ReadChildrenAsync(parent, Token))
        {
            children.Add(child);
        }

        return children;
    }

    [Fact]
    public async Task Parent_NamedByALaterRecord_FindsTheStreamFromThenOn()
    {
        await AppendRangeAsync("run/1", 1, 2);
        (await Log.ReadChildrenAsync("late", Token).CountAsync(Token)).ShouldBe(0);

        await AppendAsync(Record("run/1", 3, "late"), Record("run/1", 4));
        await AppendAsync(Record("run/2", 1), Record("run/2", 2, "late"));
        await AppendAsync(Record("run/1", 5, "later still"));

        (await Log.ReadChildrenAsync("late", Token).Select(static child => (child.Stream, child.Sequence)).ToListAsync(Token))
            .ShouldBe([("run/1", 5L), ("run/2", 2L)]);
        (await Log.ReadChildrenAsync("later still", Token).CountAsync(Token)).ShouldBe(0);
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("run/3", 1, "a"), Record("run/3", 2, "b")));
    }
}
