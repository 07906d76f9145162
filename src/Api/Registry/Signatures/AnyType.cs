namespace Bayou.Api.Registry.Signatures;

/// <summary>Whatever JSON can say.</summary>
internal sealed record AnyType : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => "any";
}
