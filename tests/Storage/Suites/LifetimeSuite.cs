using Bayou.Storage.Log;

namespace Bayou.Storage.Tests.Suites;

/// <summary>What holds on every database for opening, closing and full queues.</summary>
public abstract class LifetimeSuite(ITestDatabases databases) : StateStoreSuite(databases)
{
    [Fact]
    public async Task Reopen_AfterWrites_SeesAll()
    {
        await AppendRangeAsync("run/1", 1, 5, "experiment/1");
        await Log.CompactAsync(CompactTo("run/1", 2, previous: 0), Token);

        await ReopenAsync();

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Snapshot!.Sequence.ShouldBe(2);
        stored.Tail.Select(static record => record.Sequence).ShouldBe([3, 4, 5]);
        await AppendRangeAsync("run/1", 6, 6);
        (await Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(6);
    }

    [Fact]
    public async Task Open_AgainAndAgain_KeepsData()
    {
        await AppendAsync(Record("run/1", 1));
        await ReopenAsync();
        await ReopenAsync();

        (await SequencesAsync("run/1")).ShouldBe([1]);
    }

    [Fact]
    public async Task Open_OfNewerSchema_IsRefusedWithBothVersions()
    {
        await Store.DisposeAsync();
        await Databases.ExecuteAsync(
            Uri, "INSERT INTO schema_version SELECT 999, 'future', applied_at FROM schema_version WHERE version = 1");

        var refused = await Should.ThrowAsync<StoreConfigurationException>(OpenAsync());

        refused.Message.ShouldContain("schema version 999");
        refused.Message.ShouldMatch("knows only [0-9]+");
    }

    [Fact]
    public async Task Append_WhenQueueIsFull_IsRefusedAtOnceAndTakenLater()
    {
        await ReopenAsync(new StateStoreOptions { QueueRecords = 3 });
        Task waiting;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            waiting = AppendRangeAsync("run/1", 1, 2);
            await ShouldBeUnavailableAsync(() => AppendRangeAsync("run/2", 1, 2));
        }

        await waiting;
        await AppendRangeAsync("run/2", 1, 2);
        (await SequencesAsync("run/2")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Append_WhenQueueHasNoBytesLeft_IsRefusedAtOnce()
    {
        await ReopenAsync(new StateStoreOptions { QueueBytes = 10_000 });
        Task waiting;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            waiting = AppendAsync(new LogRecord("run/1", 1, new byte[9_000]));
            await ShouldBeUnavailableAsync(() => AppendAsync(new LogRecord("run/2", 1, new byte[2_000])));
        }

        await waiting;
    }

    [Fact]
    public async Task Append_LargerThanTheQueue_IsTakenWhenAlone()
    {
        await ReopenAsync(new StateStoreOptions { QueueBytes = 1_000, QueueRecords = 2, GroupBytes = 1_000, GroupRecords = 2 });

        await Log.AppendAsync([.. Enumerable.Range(1, 5).Select(static i => new LogRecord("run/1", i, new byte[2_000]))], Token);

        (await SequencesAsync("run/1")).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Dispose_WithQueuedWrites_CommitsThem()
    {
        List<Task> waiting = [];
        ValueTask disposing;
        await using (await Databases.BlockWritesAsync(Uri))
        {
            for (var i = 0; i < 50; i++)
            {
                waiting.Add(AppendAsync(Record($"run/{i}", 1, "experiment/1")));
            }

            disposing = Store.DisposeAsync();
        }

        await disposing;
        await Task.WhenAll(waiting);
        await ReopenAsync();
        (await Log.ReadChildrenAsync("experiment/1", Token).CountAsync(Token)).ShouldBe(50);
    }

    [Fact]
    public async Task Append_AfterDispose_IsUnavailable()
    {
        await Store.DisposeAsync();

        await ShouldBeUnavailableAsync(() => AppendAsync(Record("run/1", 1)));
    }

    [Fact]
    public async Task Check_OfOpenStore_Succeeds() => await Store.CheckAsync(Token);

    [Fact]
    public async Task Open_WithBadOptions_NamesThemAll()
    {
        var refused = await Should.ThrowAsync<StoreConfigurationException>(
            OpenAsync(new StateStoreOptions { QueueRecords = 0, StatementTimeout = TimeSpan.Zero }));

        refused.Message.ShouldContain("QueueRecords is 0 but must be at least 1");
        refused.Message.ShouldContain("StatementTimeout");
    }
}
