namespace Bayou.Api.Registry.Signatures;

/// <summary>A list.</summary>
/// <param name="Items">The type of its items.</param>
internal sealed record ArrayType(ColumnType Items) : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => $"array of {Items}";
}
