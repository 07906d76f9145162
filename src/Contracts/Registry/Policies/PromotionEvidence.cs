using System.Collections.Immutable;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>Answers to questions, as the world was when they were asked.</summary>
/// <param name="Questions">What they answer.</param>
/// <param name="SignatureFaults">Why the signature is not compatible; empty when it is, or was not asked for.</param>
/// <param name="Readings">What was found of the metrics; none of a metric that the version has not.</param>
[GenerateSerializer, Immutable, Alias("bayou.PromotionEvidence")]
public sealed record PromotionEvidence(
    [property: Id(0)] PromotionQuestions Questions,
    [property: Id(1)] ImmutableArray<string> SignatureFaults,
    [property: Id(2)] ImmutableArray<MetricReading> Readings);
