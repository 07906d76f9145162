using Bayou.Server.Tests.Crash;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Takes the database away from three silos and gives it back.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class DatabaseOutageTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    private const int Outages = 3;

    [Fact]
    public async Task AcknowledgedWrites_AfterTheDatabaseWasAway_AreThereOnceAndAllSilosLive()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(await database.CreateAsync());
        await using var load = new ClusterLoad(cluster, jobs: 8);
        for (var outage = 1; outage <= Outages; outage++)
        {
            await load.WaitForMoreAsync(200);
            load.Waits.Begin($"outage {outage}");
            await database.Server.KillAsync(CancellationToken.None);
            await Task.WhenAll(cluster.Silos.Select(static silo => Unavailability.ShouldBeToldAsync(silo.Client)));
            await database.Server.StartAgainAsync(CancellationToken.None);
        }

        await load.WaitForMoreAsync(200);
        await load.EndAsync();
        await cluster.AuditAsync(load.Ledger);
        foreach (var silo in cluster.Silos)
        {
            (await silo.Client.GetStringAsync("ready")).ShouldBe("OK");
            silo.Process.HasExited.ShouldBeFalse();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Outages} outages, {load.Ledger.Acknowledged} acknowledged writes: all there, once. Longest wait of a client: {load.Waits}");
    }
}
