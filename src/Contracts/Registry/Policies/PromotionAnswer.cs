namespace Bayou.Contracts.Registry.Policies;

/// <summary>What became of a promotion. One of the two is given.</summary>
/// <param name="Questions">What to find out before calling again; nothing has changed.</param>
/// <param name="Version">The version, which has the place now.</param>
[GenerateSerializer, Immutable, Alias("bayou.PromotionAnswer")]
public sealed record PromotionAnswer([property: Id(0)] PromotionQuestions? Questions, [property: Id(1)] ModelVersion? Version);
