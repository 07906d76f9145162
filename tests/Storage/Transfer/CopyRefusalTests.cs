using System.Globalization;
using Bayou.Contracts.Errors;
using Bayou.Storage.Log;
using Bayou.Storage.Tests.PostgreSql;
using Bayou.Storage.Tests.Sqlite;
using Bayou.Storage.Tests.Suites;
using Bayou.Storage.Transfer;
using Npgsql;

namespace Bayou.Storage.Tests.Transfer;

/// <summary>What a copy refuses on one kind of database, and what it leaves then.</summary>
public sealed class CopyRefusalTests(SqliteFiles files, PostgreSqlFixture server) : StateStoreSuite(files), IClassFixture<SqliteFiles>
{
    [Fact]
    public async Task Copy_OfSqliteFileInUse_IsRefusedWithTheHoldersId()
    {
        var target = await Databases.CreateAsync();

        var message = await RefusalAsync(Uri, target);

        message.ShouldContain($"{SqliteFiles.PathOf(Uri)} is already open in another bayou process");
        message.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"(pid {Environment.ProcessId})"));
        File.Exists(SqliteFiles.PathOf(target)).ShouldBeFalse();
    }

    [Fact]
    public async Task Copy_IntoSqliteFileInUse_IsRefused()
    {
        var source = await StoredAsync();

        (await RefusalAsync(source, Uri)).ShouldContain($"{SqliteFiles.PathOf(Uri)} is already open in another bayou process");
    }

    [Fact]
    public async Task Copy_OfMissingSqliteFile_IsRefusedAndMakesNone()
    {
        var missing = await Databases.CreateAsync();

        (await RefusalAsync(missing, await Databases.CreateAsync())).ShouldContain("doesn't exist");

        Directory.GetFiles(files.Folder, Path.GetFileName(SqliteFiles.PathOf(missing)) + "*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Copy_IntoNewerStore_IsRefusedAndDoesNotMarkIt()
    {
        var source = await StoredAsync();
        await Store.DisposeAsync();
        await Databases.ExecuteAsync(
            Uri, "INSERT INTO schema_version SELECT 999, 'future', applied_at FROM schema_version WHERE version = 1");

        (await RefusalAsync(source, Uri)).ShouldContain("schema version 999");
        (await Should.ThrowAsync<StoreConfigurationException>(OpenAsync())).Message.ShouldContain("schema version 999");
    }

    [Fact]
    public async Task Copy_IntoAnotherProgramsSqliteFile_IsRefused()
    {
        var other = await Databases.CreateAsync();
        await Databases.ExecuteAsync(other, "CREATE TABLE theirs (id INTEGER)");

        (await RefusalAsync(await StoredAsync(), other)).ShouldContain("belongs to another program");
    }

    [Fact]
    public async Task Copy_ThatTheTargetAlters_IsNotExactAndStaysUnfinished()
    {
        var source = await StoredAsync();
        await Store.DisposeAsync();
        await Databases.ExecuteAsync(
            Uri, "CREATE TRIGGER alter_body AFTER INSERT ON record BEGIN UPDATE record SET body = x'00' WHERE id = new.id; END");

        var report = await CopyAsync(source, Uri);

        report.IsExact.ShouldBeFalse();
        report.Tables.Where(static table => table.Source != table.Target).ShouldHaveSingleItem().Name.ShouldBe("records");
        (await Should.ThrowAsync<StoreConfigurationException>(OpenAsync())).Message.ShouldContain("unfinished copy");
    }

    [Fact]
    public async Task Copy_IntoSqliteFileThatFails_NamesItAndStartsOverNextTime()
    {
        var source = await StoredAsync();
        await Store.DisposeAsync();
        await Databases.ExecuteAsync(
            Uri, "CREATE TRIGGER fail BEFORE INSERT ON record BEGIN SELECT raise(ABORT, 'as if the disk failed'); END");

        (await RefusalAsync(source, Uri)).ShouldContain($"{SqliteFiles.PathOf(Uri)} failed: SQLite error");

        await Databases.ExecuteAsync(Uri, "DROP TRIGGER fail");
        (await CopyAsync(source, Uri)).IsExact.ShouldBeTrue();
    }

    [Fact]
    public async Task Copy_IntoPostgreSqlThatAServerUses_IsRefusedAndDoesNotMarkIt()
    {
        var source = await StoredAsync();
        var target = await server.CreateAsync();
        await using (await TestStores.OpenAsync(target))
        {
            (await RefusalAsync(source, target)).ShouldContain("is in use by another bayou process");
        }

        await (await TestStores.OpenAsync(target)).DisposeAsync();
    }

    [Fact]
    public async Task Copy_OfPostgreSqlThatAServerUses_IsRefused()
    {
        var source = await server.CreateAsync();
        await using var running = await TestStores.OpenAsync(source);

        (await RefusalAsync(source, await Databases.CreateAsync())).ShouldContain("is in use by another bayou process");
    }

    [Fact]
    public async Task Copy_AgainAfterOthersWroteBesideTheMark_IsRefusedAndLeavesTheirs()
    {
        var source = await StoredAsync();
        var target = await server.CreateAsync();
        using var interrupt = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(StoreCopy.CopyAsync(
            source, target, new SteppedTime(TimeSpan.FromSeconds(1)), new Teller(interrupt.Cancel), interrupt.Token));
        await server.ExecuteAsync(target, "INSERT INTO log VALUES ('run/theirs', 1, '\\x00')");

        (await RefusalAsync(source, target)).ShouldContain("a server that was running meanwhile has written into it");

        await using var connection = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(target), Token);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM bayou.log", connection);
        (await command.ExecuteScalarAsync(Token)).ShouldBe(1L);
    }

    [Fact]
    public async Task Copy_IntoPostgreSqlThatIsAway_IsUnavailable()
    {
        var away = await Should.ThrowAsync<BayouException>(CopyAsync(await StoredAsync(), "postgresql://user:secret@127.0.0.1:1/db"));

        away.Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        away.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Copy_OfPostgreSql_SeesOneMoment()
    {
        var source = await server.CreateAsync();
        await using (var store = await TestStores.OpenAsync(source))
        {
            await store.Log.AppendAsync([Record("run/1", 1), Record("run/2", 1)], Token);
        }

        var writes = 0;
        var writer = new Teller(
            () => server.ExecuteAsync(source, $"INSERT INTO log VALUES ('run/1', {++writes + 1}, '\\x00')").AsTask().Wait());
        var target = await Databases.CreateAsync();

        (await StoreCopy.CopyAsync(source, target, new SteppedTime(TimeSpan.FromSeconds(1)), writer, Token)).IsExact.ShouldBeTrue();

        writes.ShouldBePositive();
        await using var copy = await TestStores.OpenAsync(target);
        (await copy.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Tables_OfBothKinds_AreAllCopied()
    {
        var sqlite = new List<string>();
        using (var database = Bayou.Storage.Sqlite.SqliteDatabase.Open(SqliteFiles.PathOf(Uri)))
        using (var tables = database.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        {
            while (tables.Step())
            {
                sqlite.Add(tables.Text(0));
            }
        }

        var uri = await server.CreateAsync();
        await (await TestStores.OpenAsync(uri)).DisposeAsync();
        await using var connection = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(uri), Token);
        await using var command = new NpgsqlCommand(
            "SELECT array_agg(tablename::text ORDER BY tablename) FROM pg_catalog.pg_tables WHERE schemaname = 'bayou'", connection);

        // A table that a migration adds must be copied too, or be here with the reason why not: the sweep's position, the versions, and who
        // serves the database are each database's own; the rows of log_recent have moved into log before a copy begins.
        sqlite.ShouldBe(["log", "log_recent", "metric_chunk", "record", "schema_version", "snapshot", "stream", "sweep"]);
        ((string[])(await command.ExecuteScalarAsync(Token))!)
            .Except(["fenced_writer", "membership", "membership_version", "orleansquery", "schema_version", "tenant"])
            .ShouldBe(["log", "metric_chunk", "snapshot", "stream"]);
    }

    private static Task<CopyReport> CopyAsync(string from, string to) =>
        StoreCopy.CopyAsync(from, to, TimeProvider.System, new Progress<CopyProgress>(), Token);

    private static async Task<string> RefusalAsync(string from, string to) =>
        (await Should.ThrowAsync<StoreConfigurationException>(CopyAsync(from, to))).Message;

    /// <summary>A closed store with two streams.</summary>
    private async Task<string> StoredAsync()
    {
        var uri = await Databases.CreateAsync();
        await using var store = await TestStores.OpenAsync(uri);
        await store.Log.AppendAsync([Record("run/1", 1, "experiment/1/runs"), Record("run/2", 1)], Token);
        return uri;
    }

    private sealed class Teller(Action tell) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => tell();
    }
}
