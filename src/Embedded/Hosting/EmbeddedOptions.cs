using System.Reflection;

namespace Orleans.Hosting;

/// <summary>Settings of the one-process engine. Defaults are Orleans' own where Orleans has the setting.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>
    /// How long a caller waits for an answer before it gets a <see cref="TimeoutException"/>; found late by up to two
    /// seconds. The call itself is dropped if it still waits, and goes on if it runs. Calls that wait for each other in a
    /// circle end by this too: circles are not looked for, because keeping track of who waits for whom would cost every
    /// call. The exception names the call, its caller, and what it waited for. Default 30 s.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation is kept that is not called. Default 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often activations older than <see cref="CollectionAge"/> are looked for. Default 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long making a grain and its <c>OnActivateAsync</c> may take. Default 30 s.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long <c>OnDeactivateAsync</c> may take. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long stopping the process may wait for running calls and deactivations. Default 25 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>The most activations to keep; above it the longest unused idle ones end. Default null: no limit.</summary>
    public int? MaxActivations { get; set; }

    /// <summary>The most managed memory, in bytes; above it the longest unused idle activations end. Default null: no limit.</summary>
    public long? MemoryBudgetBytes { get; set; }

    /// <summary>How often <see cref="MaxActivations"/> and <see cref="MemoryBudgetBytes"/> are looked at. Default 5 s.</summary>
    public TimeSpan BudgetCheckPeriod { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Measures memory. Default: the garbage collector's own figures.</summary>
    public IMemoryProbe MemoryProbe { get; set; } = new GarbageCollectorProbe();

    internal HashSet<Type> GrainTypes { get; } = [];

    /// <summary>Adds the grain classes of an assembly. Its grain interfaces must each have exactly one class.</summary>
    /// <param name="assembly">Holds grains.</param>
    public EmbeddedOptions AddGrains(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return AddGrains(assembly.GetTypes());
    }

    /// <summary>Adds grain classes one by one.</summary>
    /// <param name="types">Grain classes, and grain interfaces that must have one.</param>
    public EmbeddedOptions AddGrains(params IEnumerable<Type> types)
    {
        GrainTypes.UnionWith(types);
        return this;
    }

    /// <exception cref="InvalidOperationException">Lists every setting that is out of its range.</exception>
    internal void Validate()
    {
        Dictionary<string, long> settings = new()
        {
            [nameof(ResponseTimeout)] = ResponseTimeout.Ticks,
            [nameof(CollectionAge)] = CollectionAge.Ticks,
            [nameof(CollectionQuantum)] = CollectionQuantum.Ticks,
            [nameof(ActivationTimeout)] = ActivationTimeout.Ticks,
            [nameof(DeactivationTimeout)] = DeactivationTimeout.Ticks,
            [nameof(ShutdownTimeout)] = ShutdownTimeout.Ticks,
            [nameof(BudgetCheckPeriod)] = BudgetCheckPeriod.Ticks,
            [nameof(MaxActivations)] = MaxActivations ?? 1,
            [nameof(MemoryBudgetBytes)] = MemoryBudgetBytes ?? 1,
        };
        var faults = settings.Where(static setting => setting.Value <= 0).Select(static setting => setting.Key).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException($"{nameof(EmbeddedOptions)} must be greater than zero: {string.Join(", ", faults)}.");
        }
    }
}
