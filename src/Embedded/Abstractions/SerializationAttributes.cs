namespace Orleans;

/// <summary>Marks a type that crosses a grain call. Orleans generates a serializer for it; one process needs none.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute;

/// <summary>A name of a type or method that stays stable when the code is renamed.</summary>
/// <param name="alias">The stable name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Method, Inherited = false)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>The stable name.</summary>
    public string Alias { get; } = alias;
}

/// <summary>The number by which a serialized member is known; never used again for another member.</summary>
/// <param name="id">Unique inside its type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>Unique inside its type.</summary>
    public uint Id { get; } = id;
}

/// <summary>Promises that a value is never changed after it was made, so that it need not be copied.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class ImmutableAttribute : Attribute;
