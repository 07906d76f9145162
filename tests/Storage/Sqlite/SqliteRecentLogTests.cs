using Bayou.Storage.Sqlite;
using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

/// <summary>That the log's newest rows and those that moved on are one log.</summary>
public sealed class SqliteRecentLogTests(SqliteFiles files) : StateStoreSuite(files), IClassFixture<SqliteFiles>
{
    private const int Runs = 5;

    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 7 };

    [Fact]
    public async Task Append_ToManyStreams_ReadsInOrderWhereverItsRowsAre()
    {
        for (var sequence = 1; sequence <= 20; sequence++)
        {
            for (var run = 0; run < Runs; run++)
            {
                await AppendAsync(Record($"run/{run}", sequence, sequence == 1 ? "runs" : null));
                (await SequencesAsync($"run/{run}")).ShouldBe(Enumerable.Range(1, sequence).Select(static number => (long)number));
            }

            var children = await Log.ReadChildrenAsync("runs", Token).ToListAsync(Token);
            children.Select(static child => (child.Stream, child.Tail.Length))
                .ShouldBe(Enumerable.Range(0, Runs).Select(run => ($"run/{run}", sequence)));
        }

        Count("log").ShouldBeInRange(Runs * 20 - 7, Runs * 20);
        (Count("log") + Count("log_recent")).ShouldBe(Runs * 20);
    }

    [Fact]
    public async Task Open_MovesAllRows_AndKnowsWhereStreamsStand()
    {
        await AppendRangeAsync("run/1", 1, 10);
        await AppendRangeAsync("run/2", 1, 2);
        await ReopenAsync();

        Count("log_recent").ShouldBe(0);
        await Should.ThrowAsync<Bayou.Storage.Log.StaleStreamException>(() => AppendAsync(Record("run/2", 2)));
        await AppendAsync(Record("run/2", 3));
        (await SequencesAsync("run/2")).ShouldBe([1, 2, 3]);
        (await SequencesAsync("run/1")).Length.ShouldBe(10);
    }

    [Fact]
    public async Task Open_ThatCannotMoveRows_ReadsThemWhereTheyAre()
    {
        await AppendRangeAsync("run/1", 1, 10, "runs");
        await AppendRangeAsync("run/1", 11, 12);
        await Databases.ExecuteAsync(Uri, "CREATE TRIGGER fail BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'as if the disk were full'); END");

        await ReopenAsync();

        Count("log_recent").ShouldBe(2);
        (await SequencesAsync("run/1")).Length.ShouldBe(12);
        (await Log.ReadChildrenAsync("runs", Token).ToListAsync(Token)).ShouldHaveSingleItem().Tail.Length.ShouldBe(12);
        await ShouldBeUnavailableAsync(() => AppendAsync(Record("run/1", 13)));
        await Databases.ExecuteAsync(Uri, "DROP TRIGGER fail");
        await AppendAsync(Record("run/1", 13));
        Count("log_recent").ShouldBe(0);
    }

    [Fact]
    public async Task Append_AfterAGroupThatFailed_GoesOnFromWhatIsStored()
    {
        await AppendRangeAsync("run/1", 1, 3);
        await ReopenAsync(new StateStoreOptions { SqliteRecentRows = 7, SqliteMaxPages = 40 });
        await ShouldBeUnavailableAsync(() => AppendAsync(new Bayou.Storage.Log.LogRecord("run/1", 4, new byte[1_000_000])));

        await AppendAsync(Record("run/1", 4));
        await Should.ThrowAsync<Bayou.Storage.Log.StaleStreamException>(() => AppendAsync(Record("run/1", 4)));
        (await SequencesAsync("run/1")).ShouldBe([1, 2, 3, 4]);
    }

    private long Count(string table)
    {
        using var database = SqliteDatabase.Open(SqliteFiles.PathOf(Uri));
        return database.QueryInt64($"SELECT count(*) FROM {table}");
    }
}
