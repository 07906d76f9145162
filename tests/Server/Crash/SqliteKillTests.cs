using System.Security.Cryptography;
using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

public sealed class SqliteKillTests : KillTests, IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bayou-kill-");

    [Fact]
    public Task AcknowledgedWrites_AfterTwentyKills_AreThereOnce() => KillAndAuditAsync(Options());

    [Fact]
    public async Task AcknowledgedWrites_AfterGarbageAtTheEndOfTheLog_AreThere()
    {
        var ledger = new Ledger();
        await using var server = new ServerUnderTest(Options());
        await server.StartAsync();
        using var stop = new CancellationTokenSource();
        var client = new TrainingClient(new ServerRoute(server), ledger).RunAsync(stop.Token);
        await await Task.WhenAny(ledger.WaitForMoreAsync(100), client);
        await server.KillAsync();
        await using (var log = new FileStream(Path.Combine(_directory.FullName, "bayou.db-wal"), FileMode.Append))
        {
            await log.WriteAsync(RandomNumberGenerator.GetBytes(5000), TestContext.Current.CancellationToken);
        }

        await server.StartAsync();
        await stop.CancelAsync();
        await client;

        await StoreAudit.CheckAsync((await server.RunningAsync()).Client, ledger);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private BayouProcessOptions Options() => new()
    {
        Arguments = ["server", "--port", "0", "--backend-store-uri", "sqlite:///bayou.db"],
        Directory = _directory.FullName,
    };
}
