using System.Collections.Immutable;

namespace Bayou.Api.Registry.Signatures;

/// <summary>A tensor.</summary>
/// <param name="DataType">NumPy's name of its element type.</param>
/// <param name="Shape">Its dimensions; -1 for any length.</param>
internal sealed record TensorType(string DataType, ImmutableArray<long> Shape) : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => $"tensor of {DataType} ({string.Join(", ", Shape)})";
}
