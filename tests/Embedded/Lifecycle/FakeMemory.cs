using Orleans.Hosting;

namespace Bayou.Embedded.Tests.Lifecycle;

internal sealed class FakeMemory : IMemoryProbe
{
    public long UsedBytes { get; set; }

    public int FullCollections { get; set; }

    public int Requested { get; private set; }

    public void RequestFullCollection() => Requested++;
}
