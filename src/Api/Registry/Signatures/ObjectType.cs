namespace Bayou.Api.Registry.Signatures;

/// <summary>Values under known keys.</summary>
/// <param name="Properties">By name.</param>
internal sealed record ObjectType(IReadOnlyDictionary<string, SignatureColumn> Properties) : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => "object";
}
