namespace Orleans.Hosting;

/// <summary>Measures memory for <see cref="EmbeddedOptions.MemoryBudgetBytes"/>.</summary>
public interface IMemoryProbe
{
    /// <summary>Managed memory in use, in bytes, with what is garbage but not yet collected.</summary>
    long UsedBytes { get; }

    /// <summary>How many full collections there were; after one, <see cref="UsedBytes"/> is close to what is really in use.</summary>
    int FullCollections { get; }

    /// <summary>Asks for a full collection without waiting for it.</summary>
    void RequestFullCollection();
}
