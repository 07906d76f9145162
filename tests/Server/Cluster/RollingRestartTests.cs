namespace Bayou.Server.Tests.Cluster;

/// <summary>Restarts silo after silo in order, as an upgrade does, while clients write and search.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class RollingRestartTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    [Fact]
    public async Task Requests_WhileEachSiloIsRestarted_AreRefusedOrAnsweredButNeverCut()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(await database.CreateAsync());
        await using var load = new ClusterLoad(cluster, jobs: 16, searchers: 2, isStrict: true);
        foreach (var silo in cluster.Silos)
        {
            await load.WaitForMoreAsync(300);
            load.Waits.Begin($"restart {load.Waits.Periods}");
            await silo.StopAsync();
            await silo.StartAsync();
        }

        await load.WaitForMoreAsync(300);
        await load.EndAsync();
        await cluster.AuditAsync(load.Ledger);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{load.Ledger.Acknowledged} acknowledged writes in {load.Ledger.Runs.Count} runs. Longest wait of a client: {load.Waits}");
    }
}
