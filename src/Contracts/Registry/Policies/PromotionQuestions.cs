using System.Collections.Immutable;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>What a registered model must be told of the world outside before it can decide whether a version may get a place.</summary>
/// <param name="Candidate">The version.</param>
/// <param name="Signature">Whether the signature counts.</param>
/// <param name="Holder">The version to compare signatures with; null where nothing held the place yet, or signatures don't count.</param>
/// <param name="Metrics">The metrics that count, each once.</param>
[GenerateSerializer, Immutable, Alias("bayou.PromotionQuestions")]
public sealed record PromotionQuestions(
    [property: Id(0)] VersionOrigin Candidate,
    [property: Id(1)] bool Signature,
    [property: Id(2)] VersionOrigin? Holder,
    [property: Id(3)] ImmutableArray<string> Metrics)
{
    /// <summary>Whether the answers to these questions answer others too.</summary>
    /// <param name="others">What is asked now.</param>
    public bool Cover(PromotionQuestions others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return Candidate == others.Candidate
            && (!others.Signature || (Signature && Holder == others.Holder))
            && others.Metrics.All(metric => Metrics.Contains(metric));
    }
}
