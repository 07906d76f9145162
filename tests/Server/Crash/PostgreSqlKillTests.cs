using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

public sealed class PostgreSqlKillTests : KillTests
{
    [Fact]
    public async Task AcknowledgedWrites_AfterTwentyKills_AreThereOnce()
    {
        await using var database = await StartDatabaseAsync();
        await KillAndAuditAsync(await OptionsAsync(database));
    }

    [Fact]
    public async Task AcknowledgedWrites_AfterTheDatabaseWasAway_AreThereOnceAndTheServerLives()
    {
        await using var database = await StartDatabaseAsync();
        var ledger = new Ledger();
        await using var server = new ServerUnderTest(await OptionsAsync(database));
        await server.StartAsync();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 8).Select(_ => new TrainingClient(new ServerRoute(server), ledger).RunAsync(stop.Token)).ToList();
        var process = await server.RunningAsync();
        for (var outage = 0; outage < 3; outage++)
        {
            await await Task.WhenAny([ledger.WaitForMoreAsync(100), .. clients]);
            await database.KillAsync(CancellationToken.None);
            await Unavailability.ShouldBeToldAsync(process.Client);
            await database.StartAgainAsync(CancellationToken.None);
        }

        await await Task.WhenAny([ledger.WaitForMoreAsync(100), .. clients]);
        await stop.CancelAsync();
        await Task.WhenAll(clients);

        await StoreAudit.CheckAsync(process.Client, ledger);
    }

    private static async Task<PostgreSqlServer> StartDatabaseAsync()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyUnavailable is not null, PostgreSqlServer.WhyUnavailable ?? "");
        return await PostgreSqlServer.StartAsync(CancellationToken.None);
    }

    private static async Task<BayouProcessOptions> OptionsAsync(PostgreSqlServer database) => new()
    {
        Arguments =
        [
            "server", "--port", "0", "--backend-store-uri", database.Uri(await database.CreateDatabaseAsync(CancellationToken.None)),
        ],
    };
}
