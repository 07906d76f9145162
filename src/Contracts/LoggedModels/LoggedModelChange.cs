using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.LoggedModels;

/// <summary>
/// What a logged model tells its experiment's index after an append and before it replies. Lists hold only what changed.
/// </summary>
/// <param name="ModelId">The model.</param>
/// <param name="Sequence">The model's sequence number after this change; 1 for its creation.</param>
/// <param name="PreviousSequence">That before this change; equal to <paramref name="Sequence"/> when nothing changed.</param>
/// <param name="Info">The new head, or null when it is as before.</param>
/// <param name="Params">New params.</param>
/// <param name="Tags">New or changed tags.</param>
/// <param name="RemovedTags">Keys of removed tags.</param>
/// <param name="Metrics">New points.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelChange")]
public sealed record LoggedModelChange(
    [property: Id(0)] string ModelId,
    [property: Id(1)] long Sequence,
    [property: Id(2)] long PreviousSequence,
    [property: Id(3)] LoggedModelInfo? Info,
    [property: Id(4)] ImmutableArray<Param> Params,
    [property: Id(5)] ImmutableArray<Tag> Tags,
    [property: Id(6)] ImmutableArray<string> RemovedTags,
    [property: Id(7)] ImmutableArray<ModelMetric> Metrics);
