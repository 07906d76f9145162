namespace Bayou.Contracts.Evaluations;

/// <summary>One record of an upsert, after it was decided which record it is. Writing it twice is the same as once.</summary>
/// <param name="RecordId">The record's id.</param>
/// <param name="Time">When it was upserted, ms since the Unix epoch.</param>
/// <param name="IsNew">Whether the dataset had no record of these inputs.</param>
/// <param name="Input">The record as sent.</param>
[GenerateSerializer, Immutable, Alias("bayou.RecordWrite")]
public sealed record RecordWrite(
    [property: Id(0)] string RecordId,
    [property: Id(1)] long Time,
    [property: Id(2)] bool IsNew,
    [property: Id(3)] RecordInput Input);
