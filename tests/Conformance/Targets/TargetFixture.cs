using Bayou.Conformance.Tests.Running;
using Bayou.Conformance.Tests.Scenarios;

namespace Bayou.Conformance.Tests.Targets;

/// <summary>The server under test: the built one, or the one that BAYOU_CONFORMANCE_TARGET names.</summary>
public sealed class TargetFixture : IAsyncLifetime
{
    private const string TargetVariable = "BAYOU_CONFORMANCE_TARGET";

    private ServerProcess? server;
    private Suite? suite;

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var named = Environment.GetEnvironmentVariable(TargetVariable);
        if (string.IsNullOrEmpty(named))
        {
            server = await ServerProcess.StartAsync(new SqliteConfiguration(), TimeProvider.System, cancellation);
        }

        var address = server?.Address ?? new Uri(named!);
        suite = new Suite(ScenarioCatalog.Load(), address, TargetKind.Bayou, TimeProvider.System, cancellation);
    }

    /// <summary>Runs a case and fails the test if an answer was not as expected.</summary>
    public async Task RunAsync(string id)
    {
        var result = await suite!.RunAsync(id, TestContext.Current.CancellationToken);
        if (result.Fault is null)
        {
            return;
        }

        if (server is not null)
        {
            server.Keep = true;
        }

        Assert.Fail(server is null ? result.Fault : $"{result.Fault}\nserver log: {server.LogFile}");
    }

    public async ValueTask DisposeAsync()
    {
        suite?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
