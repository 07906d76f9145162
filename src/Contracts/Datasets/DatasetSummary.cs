namespace Bayou.Contracts.Datasets;

/// <summary>A distinct use of a dataset in an experiment.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Name">The dataset's name.</param>
/// <param name="Digest">The dataset's digest.</param>
/// <param name="Context">What it was used for, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.DatasetSummary")]
public sealed record DatasetSummary(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Digest,
    [property: Id(3)] string? Context);
