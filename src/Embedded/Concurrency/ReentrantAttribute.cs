namespace Orleans.Concurrency;

/// <summary>A grain class all of whose calls may interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
