namespace Bayou.Server.Tests.Cluster;

/// <summary>Kills silos of a cluster under load, again and again, and asks it afterwards for everything that it acknowledged.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class SiloKillTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    private const int Kills = 20;
    private const int MaxWritesBetween = 200;

    /// <summary>Stands for a hang; the figure that the test prints is far below.</summary>
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    /// <summary>Starts from the same seed each time, so that a failure can be looked for again.</summary>
    private readonly Random _random = new(20261122);

    [Fact]
    public async Task AcknowledgedWrites_AfterTwentyKillsOfSilos_AreThereOnceForEverySilo()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(await database.CreateAsync());
        await using var load = new ClusterLoad(cluster, jobs: 16, searchers: 2);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await load.WaitForMoreAsync(_random.Next(1, MaxWritesBetween));
            var silo = cluster.Silos[_random.Next(cluster.Silos.Count)];
            load.Waits.Begin($"kill {kill}");
            await silo.KillAsync();
            await load.WaitForMoreAsync(_random.Next(1, MaxWritesBetween));
            await silo.StartAsync();
        }

        await load.EndAsync();
        await cluster.AuditAsync(load.Ledger);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {load.Ledger.Acknowledged} acknowledged writes in {load.Ledger.Runs.Count} runs: all there, once. "
            + $"Longest wait of a client: {load.Waits}");
        load.Waits.Longest.ShouldBeLessThan(s_hang);
    }
}
