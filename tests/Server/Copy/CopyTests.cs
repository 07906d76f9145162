using System.Text.Json.Nodes;
using Bayou.Testing;

namespace Bayou.Server.Tests.Copy;

/// <summary>Moves a server's store to another database, as a team does that has outgrown a laptop.</summary>
public sealed class CopyTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bayou-copy-");

    [Fact]
    public async Task Server_OnTheCopyInPostgreSql_AnswersAsBeforeAndGoesOn()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
        await using var database = await PostgreSqlServer.StartAsync(TestContext.Current.CancellationToken);
        var target = database.Uri(await database.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        await ShouldServeTheSameAsync(SqliteUri("laptop"), target);
    }

    [Fact]
    public async Task Server_OnTheCopyInSqlite_AnswersAsBeforeAndGoesOn() =>
        await ShouldServeTheSameAsync(SqliteUri("one"), SqliteUri("two"));

    [Fact]
    public async Task Copy_OfARunningServersStore_IsRefusedWithItsProcessId()
    {
        await using var server = await BayouProcess.StartAsync(CopyRun.Server(SqliteUri("laptop")));

        var exit = await CopyRun.RunAsync(SqliteUri("laptop"), SqliteUri("other"));

        exit.ShouldBe(new BayouExit(1, "", exit.Error));
        exit.Error.ShouldStartWith($"bayou: The SQLite database {_directory.FullName}/laptop.db is already open in another bayou process ");
        exit.Error.ShouldContain($"(pid {server.Id})");
    }

    [Fact]
    public async Task Copy_WithFaultyArguments_TellsThemAllWithoutThePasswords()
    {
        string[] arguments =
            ["db", "copy", "--from", "mysql://u:secret@h/d", "--to", "postgresql://u:secret@h:x/d", "postgresql://u:secret@h/d"];

        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = arguments });

        exit.Code.ShouldBe(2);
        exit.Error.ShouldStartWith("bayou: the command line has 3 faults:");
        exit.Error.ShouldContain("  command line: Unrecognized command or argument 'postgresql://u:***@h/d'.");
        exit.Error.ShouldContain("  --from: The store URI has the scheme 'mysql'");
        exit.Error.ShouldContain("  --to: The port in the PostgreSQL URI");
        exit.Error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Copy_OntoItself_IsAFaultOfTheArguments()
    {
        var exit = await CopyRun.RunAsync(SqliteUri("same"), SqliteUri("./same"));

        exit.ShouldBe(new BayouExit(2, "", exit.Error));
        exit.Error.ShouldContain("  --to: It names the same database as --from.");
    }

    [Fact]
    public async Task Help_OfDatabaseCommands_SaysWhatToWrite()
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions { Arguments = ["db", "--help"] });

        exit.Code.ShouldBe(0);
        exit.Output.ShouldContain("Copy a store into an empty database");
        exit.Output.ShouldContain("postgresql://user:password@host/database");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static async Task ShouldServeTheSameAsync(string from, string to)
    {
        string before;
        await using (var server = await BayouProcess.StartAsync(CopyRun.Server(from)))
        {
            await FilledServer.FillAsync(server.Client);
            before = await FilledServer.AnswersAsync(server.Client);
            server.Terminate();
            (await server.ExitAsync()).Code.ShouldBe(0);
        }

        var copied = await CopyRun.RunAsync(from, to);

        copied.Code.ShouldBe(0, copied.Error);
        copied.Output.ShouldMatch(@"chunks +source +[1-9]");
        copied.Output.ShouldContain("now holds what ");
        copied.Output.ShouldNotContain(Uri.EscapeDataString("p@ss"));
        await using var moved = await BayouProcess.StartAsync(CopyRun.Server(to));
        (await FilledServer.AnswersAsync(moved.Client)).ShouldBe(before);
        await ShouldGoOnAsync(moved.Client);
    }

    private static async Task ShouldGoOnAsync(HttpClient client)
    {
        var before = await FilledServer.AnswersAsync(client);
        var experiment = await FilledServer.CreateExperimentAsync(client, "after the move");
        var run = await FilledServer.CreateRunAsync(client, experiment, "new");
        var metric = FilledServer.Metric("loss", 1, 1);
        metric["run_id"] = run;
        await FilledServer.PostAsync(client, "runs/log-metric", metric);
        await FilledServer.PostAsync(
            client, "experiments/update", new JsonObject { ["experiment_id"] = experiment, ["new_name"] = "renamed after the move" });

        var after = await FilledServer.AnswersAsync(client);
        after.Length.ShouldBeGreaterThan(before.Length);
        after.ShouldContain("renamed after the move");
        after.ShouldContain(run);
    }

    private string SqliteUri(string name) => $"sqlite:///{_directory.FullName}/{name}.db";
}
