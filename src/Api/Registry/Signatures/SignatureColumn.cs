namespace Bayou.Api.Registry.Signatures;

/// <summary>One input, output, param, or property of an object.</summary>
/// <param name="Name">Null for columns that go by their place.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record SignatureColumn(string? Name, ColumnType Type, bool IsRequired);
