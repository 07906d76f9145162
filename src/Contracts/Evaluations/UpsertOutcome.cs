namespace Bayou.Contracts.Evaluations;

/// <summary>What an upsert or a deletion did to a dataset's records.</summary>
/// <param name="Inserted">New records.</param>
/// <param name="Updated">Merges into records that were there.</param>
/// <param name="Deleted">Records removed.</param>
/// <param name="Total">Records there are now.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpsertOutcome")]
public readonly record struct UpsertOutcome(
    [property: Id(0)] int Inserted,
    [property: Id(1)] int Updated,
    [property: Id(2)] int Deleted,
    [property: Id(3)] long Total);
