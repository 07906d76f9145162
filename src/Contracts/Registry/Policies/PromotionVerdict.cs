using System.Collections.Immutable;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>Whether a version may get a place, and why.</summary>
/// <param name="Questions">What to find out before asking again; then the rest says nothing.</param>
/// <param name="Allowed">Whether it may.</param>
/// <param name="HolderVersion">The version that holds the place now, or null.</param>
/// <param name="Rules">Every rule that counts, by policy; empty where no policy guards the place.</param>
[GenerateSerializer, Immutable, Alias("bayou.PromotionVerdict")]
public sealed record PromotionVerdict(
    [property: Id(0)] PromotionQuestions? Questions,
    [property: Id(1)] bool Allowed,
    [property: Id(2)] int? HolderVersion,
    [property: Id(3)] ImmutableArray<RuleOutcome> Rules);
