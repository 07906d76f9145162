namespace Bayou.Contracts.Evaluations;

/// <summary>A stored record. Parts are JSON texts; times are milliseconds since the Unix epoch.</summary>
/// <param name="RecordId"><c>dr-</c> and 32 hex digits; in the order of insertion.</param>
/// <param name="InputHash">Identifies the inputs.</param>
/// <param name="Inputs">An object.</param>
/// <param name="Outputs">Any value, or null.</param>
/// <param name="Expectations">An object, or null.</param>
/// <param name="Tags">An object, or null.</param>
/// <param name="Source">An object, or null.</param>
/// <param name="SourceType">The type in <paramref name="Source"/>, or null.</param>
/// <param name="SourceId">The id in <paramref name="Source"/>, or null.</param>
/// <param name="CreatedTime">When it was inserted.</param>
/// <param name="LastUpdateTime">When it was last merged into.</param>
/// <param name="CreatedBy">The tag <c>mlflow.user</c> at its insertion, or null.</param>
/// <param name="LastUpdatedBy">The last such tag, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.EvaluationRecord")]
public sealed record EvaluationRecord(
    [property: Id(0)] string RecordId,
    [property: Id(1)] string InputHash,
    [property: Id(2)] string Inputs,
    [property: Id(3)] string? Outputs,
    [property: Id(4)] string? Expectations,
    [property: Id(5)] string? Tags,
    [property: Id(6)] string? Source,
    [property: Id(7)] string? SourceType,
    [property: Id(8)] string? SourceId,
    [property: Id(9)] long CreatedTime,
    [property: Id(10)] long LastUpdateTime,
    [property: Id(11)] string? CreatedBy,
    [property: Id(12)] string? LastUpdatedBy);
