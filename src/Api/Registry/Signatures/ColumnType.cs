namespace Bayou.Api.Registry.Signatures;

/// <summary>The type of a column, or of a part of one, in a model signature.</summary>
internal abstract record ColumnType;
