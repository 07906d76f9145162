namespace Orleans;

/// <summary>The number by which a serialized member is known; never used again for another member.</summary>
/// <param name="id">Unique inside its type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>Unique inside its type.</summary>
    public uint Id { get; } = id;
}
