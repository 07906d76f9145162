namespace Bayou.Api.Registry.Signatures;

/// <summary>Values under any keys.</summary>
/// <param name="Values">The type of the values.</param>
internal sealed record MapType(ColumnType Values) : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => $"map of {Values}";
}
