namespace Orleans.Concurrency;

/// <summary>A method that changes nothing; such calls may interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>A method whose calls may interleave with every other call of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>A grain class all of whose calls may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>A grain class without state of its own, of which several activations may serve one key.</summary>
/// <param name="maxLocalWorkers">The most activations per process and key; -1 means the number of processors.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers = -1) : Attribute
{
    /// <summary>The most activations per process and key; -1 means the number of processors.</summary>
    public int MaxLocalWorkers { get; } = maxLocalWorkers;
}
