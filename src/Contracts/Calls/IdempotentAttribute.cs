namespace Bayou.Contracts.Calls;

/// <summary>
/// Marks a grain's method that may be called again when nobody knows whether the first call was carried out: it reads, or carrying it out
/// twice leaves and answers the same as once. In a cluster such calls are repeated when a silo dies under them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute;
