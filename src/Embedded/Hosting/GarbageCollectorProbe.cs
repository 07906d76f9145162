namespace Orleans.Hosting;

/// <summary>The garbage collector's own figures.</summary>
internal sealed class GarbageCollectorProbe : IMemoryProbe
{
    public long UsedBytes => GC.GetTotalMemory(forceFullCollection: false);

    public int FullCollections => GC.CollectionCount(GC.MaxGeneration);

    public void RequestFullCollection() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
}
