namespace Orleans.Concurrency;

/// <summary>A method of a grain interface that changes nothing; such calls may interleave with each other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
