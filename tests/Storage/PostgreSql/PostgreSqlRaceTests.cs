using Bayou.Storage.Log;
using Bayou.Storage.Tests.Suites;
using Npgsql;

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>Several servers of a cluster on one database: here, several stores.</summary>
public sealed class PostgreSqlRaceTests(PostgreSqlFixture server) : StateStoreSuite(server)
{
    private static StateStoreOptions Member => new() { Member = new StoreMember("races", "127.0.0.1:1@1") };

    protected override StateStoreOptions Standard => Member;

    [Fact]
    public async Task Append_ByTwoStoresToOneStream_GivesEachSequenceToOne()
    {
        const int Wanted = 150;
        IStateStore[] stores = [Store, await OpenAsync()];

        var won = await Task.WhenAll(stores.Select((store, writer) => Task.Run(() => WriteAsync(store, writer), Token)));

        var stored = await Log.ReadAsync("run/1", Token);
        stored.Sequence.ShouldBe(Wanted);
        var bodies = stored.Tail.Select(static record => Text(record.Body)).ToArray();
        for (var writer = 0; writer < 2; writer++)
        {
            var mine = bodies.Index().Where(body => body.Item == $"writer {writer}").Select(static body => body.Index + 1L);
            won[writer].ShouldBe(mine);
        }

        static async Task<List<long>> WriteAsync(IStateStore store, int writer)
        {
            var acknowledged = new List<long>();
            while (true)
            {
                var next = (await store.Log.ReadAsync("run/1", Token)).Sequence + 1;
                if (next > Wanted)
                {
                    return acknowledged;
                }

                try
                {
                    await store.Log.AppendAsync([new LogRecord("run/1", next, Bytes($"writer {writer}"))], Token);
                    acknowledged.Add(next);
                }
                catch (StaleStreamException)
                {
                    // The other one was faster.
                }
            }
        }
    }

    [Fact]
    public async Task Append_ThatLosesToAnotherStoreInAFullGroup_HarmsNoNeighbour()
    {
        var other = await OpenAsync();
        List<Task> good = [];
        List<Task> contested = [];
        await using (await Databases.BlockWritesAsync(Uri))
        {
            for (var i = 0; i < 10; i++)
            {
                good.Add(AppendAsync(Record($"run/a{i}", 1)));
                good.Add(other.Log.AppendAsync([Record($"run/b{i}", 1)], Token));
                contested.Add(AppendAsync(Record($"run/both{i}", 1)));
                contested.Add(other.Log.AppendAsync([Record($"run/both{i}", 1)], Token));
            }
        }

        await Task.WhenAll(good);
        foreach (var append in contested)
        {
            await append.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        foreach (var pair in contested.Chunk(2))
        {
            pair.Count(static append => append.IsCompletedSuccessfully).ShouldBe(1);
            pair.Count(static append => append.Exception?.InnerException is StaleStreamException).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Compact_ByTwoStores_OneWins()
    {
        var other = await OpenAsync();
        for (var round = 1; round <= 20; round++)
        {
            var stream = $"run/{round}";
            await AppendRangeAsync(stream, 1, 4);
            Task[] compactions =
            [
                Log.CompactAsync(CompactTo(stream, 3, previous: 0), Token),
                other.Log.CompactAsync(CompactTo(stream, 4, previous: 0), Token),
            ];
            foreach (var compaction in compactions)
            {
                await compaction.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
            }

            compactions.Count(static compaction => compaction.IsCompletedSuccessfully).ShouldBe(1);
            var stored = await Log.ReadAsync(stream, Token);
            stored.Sequence.ShouldBe(4);
            stored.Snapshot!.Sequence.ShouldBe(compactions[0].IsCompletedSuccessfully ? 3 : 4);
        }
    }

    [Fact]
    public async Task Append_OvertakenByAnAppendAndItsCompaction_IsStale()
    {
        await AppendRangeAsync("run/1", 1, 2);
        await using var overtaken = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(Uri), Token);

        // Stops the function between its look at the head and its insert: the insert's trigger waits for a lock that is held here.
        await Databases.ExecuteAsync(
            Uri,
            """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF current_setting('application_name') = 'overtaken' THEN
                    RAISE NOTICE 'inserting';
                    PERFORM pg_advisory_xact_lock(7);
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER wait BEFORE INSERT ON bayou.log FOR EACH STATEMENT EXECUTE FUNCTION wait();
            """);
        await using var holder = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(Uri), Token);
        await ExecuteAsync(holder, "SELECT pg_advisory_lock(7)");
        await ExecuteAsync(overtaken, "SET application_name = 'overtaken'");
        var inserting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        overtaken.Notice += (_, _) => inserting.TrySetResult();
        var append = ExecuteAsync(
            overtaken,
            """
            SELECT * FROM bayou.append_records(ARRAY['run/1'], ARRAY[3::bigint], ARRAY[NULL]::text[],
                                               ARRAY['run/1'], ARRAY[3::bigint], ARRAY['\x00'::bytea])
            """);
        await inserting.Task.WaitAsync(Token);
        await AppendRangeAsync("run/1", 3, 4);
        await Log.CompactAsync(CompactTo("run/1", 4, previous: 0), Token);
        await ExecuteAsync(holder, "SELECT pg_advisory_unlock(7)");

        (await Should.ThrowAsync<PostgresException>(append)).SqlState.ShouldBe(PostgresErrorCodes.SerializationFailure);
        (await Log.ReadAsync("run/1", Token)).Tail.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drop_WhileAnotherStoreAppends_WaitsForIt()
    {
        await AppendRangeAsync("run/1", 1, 2);
        await using var appending = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(Uri), Token);
        await using var dropping = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(Uri), Token);
        await ExecuteAsync(
            appending,
            """
            BEGIN;
            SELECT * FROM bayou.append_records(ARRAY['run/1'], ARRAY[3::bigint], ARRAY[NULL]::text[],
                                               ARRAY['run/1'], ARRAY[3::bigint], ARRAY['\x00'::bytea])
            """);
        await ExecuteAsync(dropping, "SET lock_timeout = 50");

        (await Should.ThrowAsync<PostgresException>(ExecuteAsync(dropping, "SELECT bayou.drop_streams(ARRAY['run/1'])"))).SqlState
            .ShouldBe(PostgresErrorCodes.LockNotAvailable);
        var drop = Log.DropAsync(["run/1"], Token);
        await ExecuteAsync(appending, "COMMIT");
        await drop;

        (await Log.ReadAsync("run/1", Token)).Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task Open_ByManyAtOnce_MigratesOnce()
    {
        var database = await server.Server.CreateDatabaseAsync(Token);

        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TestStores.OpenAsync(server.Server.Uri(database), Member)));

        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }

        await using var connection = await server.Server.ConnectAsync(database, Token);
        (await CountAsync(connection, "SELECT count(*) - max(version) FROM bayou.schema_version")).ShouldBe(0);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Token))!;
    }
}
