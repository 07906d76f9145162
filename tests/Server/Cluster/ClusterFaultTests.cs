using System.Globalization;
using Bayou.Testing;

namespace Bayou.Server.Tests.Cluster;

/// <summary>What a server says that can't be part of a cluster as it is configured.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class ClusterFaultTests(ClusterDatabase database) : IClassFixture<ClusterDatabase>
{
    private const int Failure = 1;
    private const int ConfigurationFault = 2;
    private static readonly string[] s_joining = ["--cluster", "--advertised-address", "127.0.0.1"];

    [Fact]
    public async Task Server_ThatDoesNotBelongToTheRunningCluster_SaysSo()
    {
        var uri = await database.CreateAsync();
        await using var silo = new SiloUnderTest(uri);
        await silo.StartAsync();

        var exits = await Task.WhenAll(
            RunAsync(uri, [.. s_joining, "--silo-port", "0", "--cluster-id", "green"]),
            RunAsync(uri),
            RunAsync(uri, [.. s_joining, "--silo-port", Text(silo.SiloPort)]));

        ShouldBeOneFault(exits[0], "--backend-store-uri", "in use by the cluster 'bayou', but this server belongs to 'green'");
        ShouldBeOneFault(exits[1], "--backend-store-uri", "in use by the cluster 'bayou'. Stop its servers, or start this one with");
        ShouldBeOneFault(exits[2], "--silo-port", $"Port {silo.SiloPort} is in use by another process.");
        (await silo.Client.GetStringAsync("ready")).ShouldBe("OK");
    }

    [Fact]
    public async Task Cluster_OnTheDatabaseOfAProcessAlone_SaysSo()
    {
        var uri = await database.CreateAsync();
        await using var alone = await BayouProcess.StartAsync("--backend-store-uri", uri);

        var exit = await RunAsync(uri, [.. s_joining, "--silo-port", "0"]);

        ShouldBeOneFault(exit, "--backend-store-uri", "in use by another bayou process that serves alone");
    }

    [Fact]
    public async Task Cluster_OnSqlite_SaysSo() =>
        ShouldBeOneFault(await RunAsync("sqlite:///bayou.db", "--cluster"), "--backend-store-uri", "is SQLite");

    [Fact]
    public async Task Cluster_WithoutItsDatabase_EndsWithTheReason()
    {
        var nowhere = $"postgresql://nobody@127.0.0.1:{FixedPorts.Next()}/bayou";

        var exit = await RunAsync(nowhere, [.. s_joining, "--silo-port", "0"]);

        exit.Code.ShouldBe(Failure);
        exit.Error.TrimEnd().Split('\n')[^1].ShouldMatch(@"^bayou: The PostgreSQL database 127\.0\.0\.1:\d+/bayou gives no answer: ");
    }

    [Fact]
    public async Task Silo_WhoseClockIsWrong_SaysByHowMuch()
    {
        var obstacle = await Command.TryAsync("faketime", "-f", "+1h", "true");
        Assert.SkipWhen(obstacle is not null, $"clocks can't be set wrong here: {obstacle}");
        var uri = await database.CreateAsync();

        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Launcher = ["faketime", "-f", "+1h"],
            Environment = new Dictionary<string, string> { ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" },
            Arguments = Arguments(uri, [.. s_joining, "--silo-port", "0"]),
        });

        ShouldBeOneFault(exit, "--backend-store-uri", "differ by 3600 s");
    }

    private static Task<BayouExit> RunAsync(string uri, params string[] arguments) =>
        BayouProcess.RunAsync(new BayouProcessOptions { Arguments = Arguments(uri, arguments) });

    private static string[] Arguments(string uri, params string[] arguments) =>
        ["server", "--port", "0", "--backend-store-uri", uri, .. arguments];

    private static void ShouldBeOneFault(BayouExit exit, string key, string text)
    {
        exit.Code.ShouldBe(ConfigurationFault, exit.Error);
        exit.Output.ShouldBeEmpty();
        var lines = exit.Error.TrimEnd().Split('\n');
        lines[^2].ShouldBe("bayou: the configuration has a fault:");
        lines[^1].ShouldStartWith($"  {key}");
        lines[^1].ShouldContain(text);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
