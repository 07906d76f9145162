using Bayou.Server.Tests.Crash;

namespace Bayou.Server.Tests.Cluster;

/// <summary>Three silos over one database.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const int Size = 3;

    private ClusterUnderTest(IReadOnlyList<SiloUnderTest> silos) => Silos = silos;

    internal IReadOnlyList<SiloUnderTest> Silos { get; }

    /// <summary>Starts all silos at once, as a supervisor would.</summary>
    internal static Task<ClusterUnderTest> StartAsync(string storeUri, params string[] arguments) =>
        StartAsync([.. Enumerable.Range(0, Size).Select(_ => new SiloUnderTest(storeUri, place: null, arguments))]);

    internal static async Task<ClusterUnderTest> StartAsync(IReadOnlyList<SiloUnderTest> silos)
    {
        var cluster = new ClusterUnderTest(silos);
        try
        {
            await Task.WhenAll(silos.Select(silo => silo.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Compares what the clients were told with what each silo answers.</summary>
    internal async Task AuditAsync(Ledger ledger)
    {
        foreach (var silo in Silos)
        {
            await StoreAudit.CheckAsync(silo.Client, ledger);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            await silo.DisposeAsync();
        }
    }
}
