namespace Orleans;

/// <summary>Marks a type that crosses a grain call. Orleans generates a serializer for it; one process needs none.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface, Inherited = false)]
public sealed class GenerateSerializerAttribute : Attribute;
