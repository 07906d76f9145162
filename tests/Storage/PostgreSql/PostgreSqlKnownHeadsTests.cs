using Bayou.Storage.Log;
using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>What a writer remembers of streams holds only while nobody else can write.</summary>
public sealed class PostgreSqlKnownHeadsTests(PostgreSqlFixture server) : StateStoreSuite(server)
{
    [Fact]
    public async Task Append_AfterAnotherProcessHadTheDatabase_IsStale()
    {
        await Store.DisposeAsync();
        var time = new ShiftedTime();
        await using var first = await TestStores.OpenAsync(Uri, time: time);
        await first.Log.AppendAsync([Record("run/1", 1)], Token);

        await Databases.ExecuteAsync(Uri, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await using (var second = await TestStores.OpenAsync(Uri))
        {
            await OvertakeAsync(second);
        }

        // The server lets go of the claim some time after the client has.
        await Databases.ExecuteAsync(Uri, "SELECT pg_advisory_lock(x'4241595500000001'::bigint)");
        time.Advance(TimeSpan.FromMinutes(1));

        await ShouldBeOvertakenAsync(first);
    }

    [Fact]
    public async Task Append_AfterAnotherServerOfTheClusterWrote_IsStale()
    {
        await Store.DisposeAsync();
        await using var first = await TestStores.OpenAsync(Uri, Member("10.0.0.1:11111@1"));
        await using var second = await TestStores.OpenAsync(Uri, Member("10.0.0.2:11111@1"));
        await first.Log.AppendAsync([Record("run/1", 1)], Token);

        await OvertakeAsync(second);

        await ShouldBeOvertakenAsync(first);
    }

    private static StateStoreOptions Member(string writer) => new() { Member = new StoreMember("heads", writer) };

    // After the compaction no record is left whose key the overtaken append would meet.
    private static async Task OvertakeAsync(IStateStore store)
    {
        await store.Log.AppendAsync([Record("run/1", 2), Record("run/1", 3)], Token);
        await store.Log.CompactAsync(CompactTo("run/1", 3, previous: 0), Token);
    }

    private static async Task ShouldBeOvertakenAsync(IStateStore store)
    {
        await Should.ThrowAsync<StaleStreamException>(() => store.Log.AppendAsync([Record("run/1", 2)], Token));
        var stored = await store.Log.ReadAsync("run/1", Token);
        stored.Sequence.ShouldBe(3);
        stored.Tail.ShouldBeEmpty();
    }
}
