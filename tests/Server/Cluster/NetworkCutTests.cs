using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bayou.Server.Tests.Crash;
using Bayou.Testing;
using Npgsql;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Pulls the cables of one silo of three, and plugs them in again.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class NetworkCutTests
{
    private const int Cut = 0;
    private const int DeclaredDead = 1;
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    [Fact]
    public Task Silo_CutFromTheOthersOnly_IsDeclaredDeadAndEndsWithoutHarm() =>
        CutAsync(() => SiloNetwork.CutFromSilosAsync(Cut), mayEndBeforeHealing: true);

    [Fact]
    public Task Silo_CutFromTheOthersAndTheDatabase_IsFencedAndEndsOnceItHearsOfIt() => CutAsync(
        async () =>
        {
            await SiloNetwork.CutFromSilosAsync(Cut);
            await SiloNetwork.CutFromDatabaseAsync(Cut);
        },
        mayEndBeforeHealing: false);

    private static async Task CutAsync(Func<Task> cutAsync, bool mayEndBeforeHealing)
    {
        var obstacle = PostgreSqlServer.WhyUnavailable ?? await SiloNetwork.FindObstacleAsync();
        Assert.SkipWhen(obstacle is not null, obstacle ?? "");
        await using var network = await SiloNetwork.CreateAsync();
        await using var database = await PostgreSqlServer.StartAsync(
            SiloNetwork.DatabaseAddress, SiloNetwork.DatabaseClients, CancellationToken.None);
        var name = await database.CreateDatabaseAsync(CancellationToken.None);
        var uri = database.Uri(name, SiloNetwork.DatabaseAddress);
        await using var cluster = await ClusterUnderTest.StartAsync([.. network.Places.Select(place => new SiloUnderTest(uri, place))]);
        await using var load = new ClusterLoad(cluster, jobs: 9, searchers: 2);
        await load.WaitForMoreAsync(200);

        load.Waits.Begin("cut");
        await cutAsync();
        var end = cluster.Silos[Cut].ExitAsync();
        await WaitUntilFencedAsync(database, name);
        if (!mayEndBeforeHealing)
        {
            // It can't hear that it is dead, and still answers whom it can; what it is given to write it refuses.
            end.IsCompleted.ShouldBeFalse();
            await ShouldRefuseWritesAsync(cluster.Silos[Cut]);
            await load.WaitForMoreAsync(100);
            await SiloNetwork.HealAsync(Cut);
        }

        var exit = await end;
        exit.Code.ShouldBe(DeclaredDead, exit.Error);
        await SiloNetwork.HealAsync(Cut);
        await load.WaitForMoreAsync(100);
        load.Waits.Begin("back");
        await cluster.Silos[Cut].StartAsync();
        await load.WaitForMoreAsync(200);
        await load.EndAsync();
        await cluster.AuditAsync(load.Ledger);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{load.Ledger.Acknowledged} acknowledged writes: all there, once. Longest wait of a client: {load.Waits}");
        load.Waits.Longest.ShouldBeLessThan(s_hang);
    }

    private static async Task ShouldRefuseWritesAsync(SiloUnderTest silo)
    {
        using var response = await silo.Client.PostAsJsonAsync("api/2.0/mlflow/runs/create", new JsonObject { ["experiment_id"] = "0" });
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static async Task WaitUntilFencedAsync(PostgreSqlServer database, string name)
    {
        await using var connection = await database.ConnectAsync(name, CancellationToken.None);
        await using var fenced = new NpgsqlCommand("SELECT count(*) FROM bayou.fenced_writer WHERE name LIKE '10.213.1.1:%'", connection);
        var began = TimeProvider.System.GetTimestamp();
        while ((long)(await fenced.ExecuteScalarAsync())! == 0)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(s_hang);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
