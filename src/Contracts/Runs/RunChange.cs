using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>
/// What a run tells its experiment's index after an append and before it replies. Lists hold only what changed.
/// A change without content still carries the sequence number, so that the index can see that it lacks something.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Sequence">The run's sequence number after this change; 1 for its creation.</param>
/// <param name="PreviousSequence">The run's sequence number before this change; equal to <paramref name="Sequence"/> when nothing changed.</param>
/// <param name="Info">The new head, or null when it is as before.</param>
/// <param name="Metrics">Metrics whose latest point changed.</param>
/// <param name="Params">New params.</param>
/// <param name="Tags">New or changed tags.</param>
/// <param name="RemovedTags">Keys of removed tags.</param>
/// <param name="DatasetInputs">New dataset inputs.</param>
/// <param name="ModelInputs">New model inputs.</param>
/// <param name="ModelOutputs">New model outputs.</param>
[GenerateSerializer, Immutable, Alias("bayou.RunChange")]
public sealed record RunChange(
    [property: Id(0)] string RunId,
    [property: Id(1)] long Sequence,
    [property: Id(2)] long PreviousSequence,
    [property: Id(3)] RunInfo? Info,
    [property: Id(4)] ImmutableArray<Metric> Metrics,
    [property: Id(5)] ImmutableArray<Param> Params,
    [property: Id(6)] ImmutableArray<Tag> Tags,
    [property: Id(7)] ImmutableArray<string> RemovedTags,
    [property: Id(8)] ImmutableArray<DatasetInput> DatasetInputs,
    [property: Id(9)] ImmutableArray<string> ModelInputs,
    [property: Id(10)] ImmutableArray<ModelOutput> ModelOutputs);
