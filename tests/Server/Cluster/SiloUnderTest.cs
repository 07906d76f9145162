using System.Globalization;
using Bayou.Testing;

namespace Bayou.Server.Tests.Cluster;

/// <summary>A silo that goes and comes back at the same address.</summary>
internal sealed class SiloUnderTest : IAsyncDisposable
{
    private readonly BayouProcessOptions _options;
    private BayouProcess? _process;

    internal SiloUnderTest(string storeUri, SiloPlace? place = null, params string[] arguments)
    {
        place ??= new SiloPlace();
        var port = FixedPorts.Next();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{place.EdgeAddress}:{port}/"));
        Client = new HttpClient { BaseAddress = Url };
        _options = new BayouProcessOptions
        {
            Launcher = place.Launcher,
            Arguments =
            [
                "server", "--cluster", "--backend-store-uri", storeUri,
                "--host", place.EdgeAddress, "--port", Text(port),
                "--advertised-address", place.SiloAddress, "--silo-port", Text(SiloPort),
                .. arguments,
            ],
        };
    }

    /// <summary>Where it serves, whenever it does.</summary>
    internal Uri Url { get; }

    /// <summary>Where the other silos reach it.</summary>
    internal int SiloPort { get; } = FixedPorts.Next();

    /// <summary>Calls it.</summary>
    internal HttpClient Client { get; }

    internal BayouProcess Process => _process ?? throw new InvalidOperationException("The silo does not run.");

    /// <summary>Starts it and waits until it serves.</summary>
    internal async Task StartAsync() => _process = await BayouProcess.StartAsync(_options);

    internal async Task KillAsync()
    {
        await Process.KillAsync();
        await ForgetAsync();
    }

    /// <summary>Sends SIGTERM and waits for an orderly end.</summary>
    internal async Task StopAsync()
    {
        Process.Terminate();
        var exit = await Process.ExitAsync();
        exit.Code.ShouldBe(0, exit.Error);
        await ForgetAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    internal async Task<BayouExit> ExitAsync()
    {
        var exit = await Process.ExitAsync();
        await ForgetAsync();
        return exit;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            await ForgetAsync();
        }
    }

    private async Task ForgetAsync()
    {
        await Process.DisposeAsync();
        _process = null;
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
