using Bayou.Storage.Log;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds for appends on every database.</summary>
public abstract class AppendSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task Read_AfterAppends_GivesRecordsInOrder()
    {
        await AppendAsync(Record("run/1", 1), Record("run/1", 2));
        await AppendAsync(Record("run/1", 3));

        var stored = await Log.ReadAsync("run/1", Token);

        stored.Stream.ShouldBe("run/1");
        stored.Snapshot.ShouldBeNull();
        stored.Sequence.ShouldBe(3);
        stored.Tail.Select(static record => (record.Stream, record.Sequence, Text(record.Body)))
            .ShouldBe([("run/1", 1L, "run/1#1"), ("run/1", 2L, "run/1#2"), ("run/1", 3L, "run/1#3")]);
    }

    [Fact]
    public async Task Read_OfUnknownStream_IsEmpty()
    {
        var stored = await Log.ReadAsync("run/none", Token);

        stored.Exists.ShouldBeFalse();
        stored.Stream.ShouldBe("run/none");
        stored.Tail.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\ud800")]
    public async Task Read_OfNameThatCannotBeStored_IsEmpty(string name)
    {
        (await Log.ReadAsync(name, Token)).Exists.ShouldBeFalse();
        (await Log.ReadChildrenAsync(name, Token).CountAsync(Token)).ShouldBe(0);
        (await Store.Chunks.ListAsync("run/1", name, Token)).ShouldBeEmpty();
        (await Store.Chunks.ReadAsync(name, "loss", 0, 1, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Append_OfEmptyBody_KeepsIt()
    {
        await AppendAsync(new LogRecord("run/1", 1, ReadOnlyMemory<byte>.Empty));

        (await Log.ReadAsync("run/1", Token)).Tail[0].Body.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Append_OfLargeBody_ComesBackWhole()
    {
        var body = new byte[16 * 1024 * 1024];
        new Random(1).NextBytes(body);

        await AppendAsync(new LogRecord("run/1", 1, body), Record("run/1", 2));

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Tail[0].Body.Span.SequenceEqual(body).ShouldBeTrue();
        stored.Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task Append_OfOddNames_KeepsThemApart()
    {
        string[] names = ["a", "A", "ä", "a ", "😀", "a'b", "a%_b", new string('x', 1000)];
        foreach (var name in names)
        {
            await AppendAsync(Record(name, 1));
        }

        foreach (var name in names)
        {
            Text((await Log.ReadAsync(name, Token)).Tail.ShouldHaveSingleItem().Body).ShouldBe($"{name}#1");
        }
    }

    [Fact]
    public async Task Append_OfExistingSequence_IsStaleAndWritesNothing()
    {
        await AppendAsync(Record("run/1", 1), Record("run/1", 2));

        var stale = await Should.ThrowAsync<StaleStreamException>(
            AppendAsync(Record("run/2", 1), new LogRecord("run/1", 2, Bytes("other")), Record("run/1", 3)));

        stale.Stream.ShouldBe("run/1");
        (await SequencesAsync("run/1")).ShouldBe([1, 2]);
        Text((await Log.ReadAsync("run/1", Token)).Tail[1].Body).ShouldBe("run/1#2");
        (await Log.ReadAsync("run/2", Token)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Append_ThatLeavesAGap_IsStale()
    {
        await AppendAsync(Record("run/1", 1));

        await Should.ThrowAsync<StaleStreamException>(AppendAsync(Record("run/1", 3)));
        await Should.ThrowAsync<StaleStreamException>(AppendAsync(Record("run/new", 2)));

        (await SequencesAsync("run/1")).ShouldBe([1]);
    }

    [Fact]
    public async Task Append_ThatLeavesAGapAfterAnotherOfItsGroup_IsStale()
    {
        Task first;
        Task gap;
        Task next;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            // The writer takes this one and waits with it, so the others gather.
            _ = AppendRangeAsync("run/other", 1, 1);
            first = AppendRangeAsync("run/1", 1, 2);
            gap = AppendRangeAsync("run/1", 4, 4);
            next = AppendRangeAsync("run/1", 3, 3);
        }

        await first;
        await next;
        await Should.ThrowAsync<StaleStreamException>(gap);
        (await SequencesAsync("run/1")).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Append_OfStaleAmongOthersInOneGroup_HarmsNoNeighbour()
    {
        await AppendAsync(Record("run/stale", 1));
        List<Task> stale = [];
        List<Task> good = [];
        await using (await Databases.BlockWritesAsync(Uri))
        {
            for (var i = 0; i < 20; i++)
            {
                good.Add(AppendAsync(Record($"run/{i}", 1), Record($"run/{i}", 2)));
                stale.Add(AppendAsync(Record("run/stale", 1), Record($"run/other{i}", 1)));
                good.Add(AppendAsync(Record($"run/{i}", 3)));
            }
        }

        await Task.WhenAll(good);
        foreach (var task in stale)
        {
            (await Should.ThrowAsync<StaleStreamException>(task)).Stream.ShouldBe("run/stale");
        }

        for (var i = 0; i < 20; i++)
        {
            (await SequencesAsync($"run/{i}")).ShouldBe([1, 2, 3]);
            (await SequencesAsync($"run/other{i}")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Append_OfSameSequenceTwiceInOneGroup_OneWins()
    {
        Task[] appends;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            appends = [.. Enumerable.Range(0, 8).Select(i => AppendAsync(new LogRecord("run/1", 1, Bytes($"writer {i}"))))];
        }

        foreach (var append in appends)
        {
            await append.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        appends.Count(static append => append.IsCompletedSuccessfully).ShouldBe(1);
        appends.Count(static append => append.Exception?.InnerException is StaleStreamException).ShouldBe(7);
        var winner = Array.FindIndex(appends, static append => append.IsCompletedSuccessfully);
        Text((await Log.ReadAsync("run/1", Token)).Tail.ShouldHaveSingleItem().Body).ShouldBe($"writer {winner}");
    }

    [Fact]
    public async Task Append_FromManyTasks_StoresEachRecordOnce()
    {
        const int Writers = 32;
        const int Appends = 25;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < Appends; i++)
                {
                    await AppendAsync(Record($"run/{writer}", (2 * i) + 1), Record($"run/{writer}", (2 * i) + 2));
                }
            },
            Token)));

        for (var writer = 0; writer < Writers; writer++)
        {
            (await SequencesAsync($"run/{writer}")).ShouldBe(Enumerable.Range(1, 2 * Appends).Select(static sequence => (long)sequence));
        }
    }

    [Fact]
    public async Task Append_OfSeveralStreams_IsOneUnit()
    {
        await AppendAsync(Record("run/1", 1), Record("experiment/1", 1), Record("run/1", 2), Record("experiment/1", 2));

        (await SequencesAsync("run/1")).ShouldBe([1, 2]);
        (await SequencesAsync("experiment/1")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Append_ThatIsMalformed_IsRefusedBeforeItIsQueued()
    {
        await Should.ThrowAsync<ArgumentException>(AppendAsync());
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("run/1", 0)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("", 1)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("a\0b", 1)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(new LogRecord("a\ud800", 1, default)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record(new string('x', 1025), 1)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("run/1", 1), Record("run/1", 3)));
        await Should.ThrowAsync<ArgumentException>(AppendAsync(Record("run/1", 1, "experiment/1"), Record("run/1", 2, "experiment/1")));
    }

    [Fact]
    public async Task Append_WithCancelledToken_WritesNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(Log.AppendAsync([Record("run/1", 1)], new CancellationToken(canceled: true)));

        (await Log.ReadAsync("run/1", Token)).Exists.ShouldBeFalse();
    }
}
