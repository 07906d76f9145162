namespace Bayou.Contracts.Registry.Policies;

/// <summary>Asks that a version get a place.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Place">The alias or stage.</param>
/// <param name="ArchiveExisting">Whether all other versions of the stage move to Archived at the same moment.</param>
/// <param name="User">Who asks, as the edge knows it; null where it does not.</param>
/// <param name="Evidence">Answers to what an earlier call asked, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.Promotion")]
public sealed record Promotion(
    [property: Id(0)] int Version,
    [property: Id(1)] VersionPlace Place,
    [property: Id(2)] bool ArchiveExisting,
    [property: Id(3)] string? User,
    [property: Id(4)] PromotionEvidence? Evidence);
