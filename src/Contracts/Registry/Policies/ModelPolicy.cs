using System.Collections.Immutable;

namespace Bayou.Contracts.Registry.Policies;

/// <summary>What a version of a registered model must fulfil before it may get some aliases or stages. Lists are never default.</summary>
/// <param name="Name">Unique in its model.</param>
/// <param name="Aliases">The aliases that it guards; case counts.</param>
/// <param name="Stages">The stages that it guards: active ones.</param>
/// <param name="Signature">Whether the version's signature must be compatible with that of the version that holds the place.</param>
/// <param name="Metrics">Bounds of metrics.</param>
/// <param name="Tags">Tags that the version must have.</param>
/// <param name="Approvals">How many people must approve, beside who made the version and who asks; 0 for none.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelPolicy")]
public sealed record ModelPolicy(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<string> Aliases,
    [property: Id(2)] ImmutableArray<ModelStage> Stages,
    [property: Id(3)] bool Signature,
    [property: Id(4)] ImmutableArray<MetricRule> Metrics,
    [property: Id(5)] ImmutableArray<TagRule> Tags,
    [property: Id(6)] int Approvals)
{
    /// <summary>Whether it guards a place.</summary>
    /// <param name="place">An alias or a stage.</param>
    public bool Guards(VersionPlace place) => place.Alias is null ? Stages.Contains(place.Stage) : Aliases.Contains(place.Alias);
}
