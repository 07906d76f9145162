namespace Orleans.Concurrency;

/// <summary>A method of a grain interface whose calls may interleave with every other call of the same activation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
