namespace Orleans;

/// <summary>How long a grain class's activations are kept that are not called, in place of the engine's own setting.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>The time in minutes; at least 1.</summary>
    public double Minutes { get; set; }
}
