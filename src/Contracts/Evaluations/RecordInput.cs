namespace Bayou.Contracts.Evaluations;

/// <summary>A record as a client sends it. Parts are JSON texts, checked at the edge.</summary>
/// <param name="InputHash">32 hex digits of the hash that identifies the inputs, whatever the order of their keys.</param>
/// <param name="Inputs">An object.</param>
/// <param name="HasOutputs">Whether outputs were given, if only as null.</param>
/// <param name="Outputs">Any value; null for none.</param>
/// <param name="Expectations">An object, or null.</param>
/// <param name="Tags">An object, or null.</param>
/// <param name="Source">An object with <c>source_type</c> and <c>source_data</c>, or null.</param>
/// <param name="SourceType">The type in <paramref name="Source"/>, or null.</param>
/// <param name="SourceId">The id in <paramref name="Source"/>, or null.</param>
/// <param name="User">The tag <c>mlflow.user</c>, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.RecordInput")]
public sealed record RecordInput(
    [property: Id(0)] string InputHash,
    [property: Id(1)] string Inputs,
    [property: Id(2)] bool HasOutputs,
    [property: Id(3)] string? Outputs,
    [property: Id(4)] string? Expectations,
    [property: Id(5)] string? Tags,
    [property: Id(6)] string? Source,
    [property: Id(7)] string? SourceType,
    [property: Id(8)] string? SourceId,
    [property: Id(9)] string? User);
