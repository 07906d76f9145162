using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry.Policies;

namespace Bayou.Contracts.Registry;

/// <summary>What one command changed in a registered model. A whole model is a delta that starts anew.</summary>
/// <param name="StartsAnew">Whether all that was there before is gone.</param>
/// <param name="Head">The head afterwards; null when the model is gone.</param>
/// <param name="Tags">New or changed tags.</param>
/// <param name="RemovedTags">Keys of removed tags.</param>
/// <param name="Aliases">New or moved aliases.</param>
/// <param name="RemovedAliases">Removed aliases.</param>
/// <param name="Versions">New or changed versions.</param>
/// <param name="RemovedVersions">Numbers of deleted versions.</param>
/// <param name="RenamedTo">Where the model went when it is gone by a rename, else null.</param>
/// <param name="Policies">What changed in its policies, or null when nothing did.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegisteredModelDelta")]
public sealed record RegisteredModelDelta(
    [property: Id(0)] bool StartsAnew,
    [property: Id(1)] RegisteredModelHead? Head,
    [property: Id(2)] ImmutableArray<Tag> Tags,
    [property: Id(3)] ImmutableArray<string> RemovedTags,
    [property: Id(4)] ImmutableArray<ModelAlias> Aliases,
    [property: Id(5)] ImmutableArray<string> RemovedAliases,
    [property: Id(6)] ImmutableArray<ModelVersionDelta> Versions,
    [property: Id(7)] ImmutableArray<int> RemovedVersions,
    [property: Id(8)] string? RenamedTo,
    [property: Id(9)] PolicyDelta? Policies = null)
{
    /// <summary>A delta that leaves nothing of the model.</summary>
    public static RegisteredModelDelta Gone { get; } = new(StartsAnew: true, null, [], [], [], [], [], [], null);

    /// <summary>A delta that changes the head and nothing else.</summary>
    /// <param name="head">The head afterwards.</param>
    public static RegisteredModelDelta Of(RegisteredModelHead head) => new(StartsAnew: false, head, [], [], [], [], [], [], null);
}
