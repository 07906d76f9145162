using Bayou.Storage.Log;
using Bayou.Storage.Sqlite;
using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

/// <summary>That compacted records give their room back.</summary>
public sealed class SqliteSweepTests(SqliteFiles files) : StateStoreSuite(files), IClassFixture<SqliteFiles>
{
    private const int Streams = 40;
    private const int TailLength = 25;

    [Fact]
    public async Task Compact_OfManyInterleavedStreams_BoundsDeadRecords()
    {
        var snapshots = new long[Streams];
        for (var round = 1; round <= 400; round++)
        {
            await AppendAsync([.. Enumerable.Range(0, Streams).Select(run => Record($"run/{run}", round))]);
            for (var run = 0; run < Streams; run++)
            {
                if (round - snapshots[run] > TailLength && (round + run) % TailLength == 0)
                {
                    await Log.CompactAsync(CompactTo($"run/{run}", round, snapshots[run]), Token);
                    snapshots[run] = round;
                }
            }
        }

        using var database = SqliteDatabase.Open(SqliteFiles.PathOf(Uri));
        var living = database.QueryInt64("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM log_recent)");
        var stored = database.QueryInt64("SELECT count(*) FROM record");
        living.ShouldBe(snapshots.Sum(static snapshot => 400 - snapshot));
        stored.ShouldBeLessThanOrEqualTo(2 * living);
        for (var run = 0; run < Streams; run++)
        {
            var tail = (await Log.ReadAsync($"run/{run}", Token)).Tail;
            tail.ShouldAllBe(static record => Text(record.Body) == $"{record.Stream}#{record.Sequence}");
            tail.Length.ShouldBe((int)(400 - snapshots[run]));
        }
    }

    [Fact]
    public async Task Sweep_GoesOnAfterReopening()
    {
        await AppendRangeAsync("run/1", 1, 2_000);
        await AppendAsync(Record("run/2", 1));
        await Log.CompactAsync(CompactTo("run/1", 100, previous: 0), Token);
        await ReopenAsync();
        await Log.CompactAsync(CompactTo("run/1", 1_990, previous: 100), Token);
        await Log.CompactAsync(CompactTo("run/1", 2_000, previous: 1_990), Token);
        await AppendAsync(new LogRecord("run/1", 2_001, Bytes("after")));

        using var database = SqliteDatabase.Open(SqliteFiles.PathOf(Uri));
        database.QueryInt64("SELECT count(*) FROM record").ShouldBe(2);
        Text((await Log.ReadAsync("run/1", Token)).Tail.ShouldHaveSingleItem().Body).ShouldBe("after");
    }

    [Fact]
    public async Task Drop_OfStreams_GivesTheirRoomBackThoughTheirNumbersAreUsedAgain()
    {
        for (var round = 0; round < 20; round++)
        {
            for (var run = 0; run < Streams; run++)
            {
                await AppendRangeAsync($"run/{run}", 1, TailLength);
            }

            for (var run = 0; run < Streams; run++)
            {
                await Log.DropAsync([$"run/{run}"], Token);
            }
        }

        await AppendRangeAsync("run/last", 1, TailLength);

        using var database = SqliteDatabase.Open(SqliteFiles.PathOf(Uri));
        database.QueryInt64("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM log_recent)").ShouldBe(TailLength);
        database.QueryInt64("SELECT count(*) FROM stream").ShouldBe(1);
        database.QueryInt64("SELECT count(*) FROM record").ShouldBeLessThan(Streams * TailLength / 2);
    }
}
