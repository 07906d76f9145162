using Bayou.Server.Tests.Crash;
using Bayou.Testing;

namespace Bayou.Server.Tests.Cluster;

/// <summary>A team begins with one process on PostgreSQL and needs more.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class GrowthTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    [Fact]
    public async Task Store_OfOneProcess_IsServedByThreeSilosWithoutMovingData()
    {
        var uri = await database.CreateAsync();
        var ledger = new Ledger();
        var options = new BayouProcessOptions { Arguments = ["server", "--port", "0", "--backend-store-uri", uri] };
        await using (var alone = new ServerUnderTest(options))
        {
            await alone.StartAsync();
            using var stop = new CancellationTokenSource();
            var client = new TrainingClient(new ServerRoute(alone), ledger).RunAsync(stop.Token);
            await await Task.WhenAny(ledger.WaitForMoreAsync(200), client);
            await stop.CancelAsync();
            await client;
            var process = await alone.RunningAsync();
            process.Terminate();
            (await process.ExitAsync()).Code.ShouldBe(0);
        }

        await using var cluster = await ClusterUnderTest.StartAsync(uri);
        await cluster.AuditAsync(ledger);

        await using var load = new ClusterLoad(cluster, jobs: 6);
        await load.WaitForMoreAsync(200);
        await load.EndAsync();
        await cluster.AuditAsync(ledger);
        await cluster.AuditAsync(load.Ledger);
    }
}
