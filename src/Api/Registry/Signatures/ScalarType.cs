namespace Bayou.Api.Registry.Signatures;

/// <summary>One of MLflow's data types, or a vector of Spark ML.</summary>
/// <param name="Name">As the signature has it: <c>long</c>, <c>double</c>, <c>string</c>…</param>
internal sealed record ScalarType(string Name) : ColumnType
{
    /// <inheritdoc />
    public override string ToString() => Name;
}
