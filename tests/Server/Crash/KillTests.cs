using Bayou.Testing;

namespace Bayou.Server.Tests.Crash;

/// <summary>Kills a server that many clients write to, again and again, and asks it afterwards for everything that it acknowledged.</summary>
public abstract class KillTests
{
    private const int Kills = 20;
    private const int Clients = 16;
    private const int RegistryClients = 4;
    private const int TracingClients = 4;
    private const int MaxWritesBetweenKills = 400;

    /// <summary>Starts from the same seed each time, so that a failure can be looked for again.</summary>
    private readonly Random _random = new(20261121);

    protected async Task KillAndAuditAsync(BayouProcessOptions options)
    {
        var ledger = new Ledger();
        await using var server = new ServerUnderTest(options);
        await server.StartAsync();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(_ => new TrainingClient(new ServerRoute(server), ledger).RunAsync(stop.Token)).ToList();
        var registry = new RegistryClient(server);
        clients.AddRange(Enumerable.Range(0, RegistryClients).Select(_ => registry.RunAsync(stop.Token)));
        var tracing = Enumerable.Range(0, TracingClients).Select(number => new TracingClient(server, number)).ToList();
        clients.AddRange(tracing.Select(client => client.RunAsync(stop.Token)));
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = ledger.WaitForMoreAsync(_random.Next(1, MaxWritesBetweenKills));
            await await Task.WhenAny([enough, .. clients]);
            await server.KillAsync();
            await server.StartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        await StoreAudit.CheckAsync((await server.RunningAsync()).Client, ledger);
        await registry.CheckAsync((await server.RunningAsync()).Client);
        foreach (var client in tracing)
        {
            await client.CheckAsync((await server.RunningAsync()).Client);
        }

        var spans = tracing.Sum(client => client.Acknowledged);
        var evaluations = tracing.Sum(client => client.Evaluated);
        spans.ShouldBeGreaterThan(Kills);
        evaluations.ShouldBeGreaterThan(Kills);
        registry.Acknowledged.ShouldBeGreaterThan(Kills);
        ledger.Runs.Count.ShouldBeGreaterThan(Clients);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {ledger.Acknowledged} acknowledged writes in {ledger.Runs.Count} runs, {registry.Acknowledged} model versions, {spans} spans, {evaluations} evaluations: all there, once");
    }
}
