using Bayou.Testing;

namespace Bayou.Server.Tests.Copy;

/// <summary>Kills a copy when it is halfway, among the metric chunks.</summary>
public sealed class CopyKillTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bayou-copy-kill-");

    [Fact]
    public async Task Copy_ToPostgreSqlKilledHalfway_IsNoStoreAndStartsOver()
    {
        await using var database = await StartDatabaseAsync();
        var name = await database.CreateDatabaseAsync(Token);
        var before = await FillAsync(SqliteUri("laptop"));

        // The tables must be there to stop a copy in them.
        (await CopyRun.RunAsync(SqliteUri("laptop"), database.Uri(name))).Code.ShouldBe(0);
        await database.ExecuteAsync(name, "TRUNCATE bayou.log, bayou.stream, bayou.snapshot, bayou.metric_chunk", Token);
        await using (var pause = await Pause.MakeAsync(database, name, "trigger", "new"))
        {
            await database.ExecuteAsync(
                name, "CREATE TRIGGER pause BEFORE INSERT ON bayou.metric_chunk FOR EACH ROW EXECUTE FUNCTION public.pause()", Token);
            await KillAsync(SqliteUri("laptop"), database.Uri(name), pause);
            await ShouldNotServeAsync(database.Uri(name));
        }

        await database.ExecuteAsync(name, "DROP TRIGGER pause ON bayou.metric_chunk", Token);
        await ShouldNotServeAsync(database.Uri(name));
        await ShouldStartOverAsync(SqliteUri("laptop"), database.Uri(name), before);
    }

    [Fact]
    public async Task Copy_ToSqliteKilledHalfway_IsNoStoreAndStartsOver()
    {
        await using var database = await StartDatabaseAsync();
        var name = await database.CreateDatabaseAsync(Token);
        var before = await FillAsync(database.Uri(name));
        await using (var pause = await Pause.MakeAsync(database, name, "boolean", "true"))
        {
            await database.ExecuteAsync(
                name,
                """
                ALTER TABLE bayou.metric_chunk RENAME TO stored_chunk;
                CREATE VIEW bayou.metric_chunk AS SELECT * FROM bayou.stored_chunk WHERE public.pause();
                GRANT SELECT ON bayou.metric_chunk TO PUBLIC;
                """,
                Token);
            await KillAsync(database.Uri(name), SqliteUri("laptop"), pause);
        }

        await database.ExecuteAsync(name, "DROP VIEW bayou.metric_chunk; ALTER TABLE bayou.stored_chunk RENAME TO metric_chunk", Token);
        await ShouldNotServeAsync(SqliteUri("laptop"));
        await ShouldStartOverAsync(database.Uri(name), SqliteUri("laptop"), before);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> FillAsync(string uri)
    {
        await using var server = await BayouProcess.StartAsync(CopyRun.Server(uri));
        await FilledServer.FillAsync(server.Client);
        var answers = await FilledServer.AnswersAsync(server.Client);
        server.Terminate();
        (await server.ExitAsync()).Code.ShouldBe(0);
        return answers;
    }

    private static async Task KillAsync(string from, string to, Pause pause)
    {
        await using var copy = BayouProcess.Launch(CopyRun.Options(from, to));
        await pause.ReachedAsync();
        (await copy.KillAsync()).Output.ShouldBeEmpty();
    }

    private static async Task ShouldNotServeAsync(string uri)
    {
        var exit = await BayouProcess.RunAsync(CopyRun.Server(uri));
        exit.ShouldBe(new BayouExit(2, "", exit.Error));
        exit.Error.ShouldContain("holds an unfinished copy");
    }

    private static async Task ShouldStartOverAsync(string from, string to, string answers)
    {
        var copied = await CopyRun.RunAsync(from, to);
        copied.Code.ShouldBe(0, copied.Error);
        await using var server = await BayouProcess.StartAsync(CopyRun.Server(to));
        (await FilledServer.AnswersAsync(server.Client)).ShouldBe(answers);
    }

    private static async Task<PostgreSqlServer> StartDatabaseAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
        return await PostgreSqlServer.StartAsync(CancellationToken.None);
    }

    private string SqliteUri(string name) => $"sqlite:///{_directory.FullName}/{name}.db";
}
