using System.Collections.Immutable;

namespace Bayou.Contracts.Evaluations;

/// <summary>A page of a dataset's records.</summary>
/// <param name="Records">In the order of insertion.</param>
/// <param name="HasMore">Whether records follow the last one.</param>
[GenerateSerializer, Immutable, Alias("bayou.RecordPage")]
public sealed record RecordPage([property: Id(0)] ImmutableArray<EvaluationRecord> Records, [property: Id(1)] bool HasMore);
