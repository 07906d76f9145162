using System.Collections.Immutable;

namespace Bayou.Contracts.Evaluations;

/// <summary>Asks to add records, or to merge them into those with equal inputs.</summary>
/// <param name="Records">In the order sent.</param>
/// <param name="Schema">The fields seen in them, each once.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpsertRecords")]
public sealed record UpsertRecords(
    [property: Id(0)] ImmutableArray<RecordInput> Records,
    [property: Id(1)] ImmutableArray<SchemaField> Schema);
