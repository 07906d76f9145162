namespace Orleans.Concurrency;

/// <summary>A grain class without state of its own, of which several activations may serve one key.</summary>
/// <param name="maxLocalWorkers">The most activations per process and key; zero or less means the number of processors.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers = -1) : Attribute
{
    /// <summary>The most activations per process and key; zero or less means the number of processors.</summary>
    public int MaxLocalWorkers { get; } = maxLocalWorkers;
}
