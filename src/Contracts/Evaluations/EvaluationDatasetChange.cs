namespace Bayou.Contracts.Evaluations;

/// <summary>What a dataset tells its catalog after an append and before it replies.</summary>
/// <param name="Dataset">The dataset after the change.</param>
/// <param name="Sequence">Its sequence number after the change; an older one than the catalog knows is dropped.</param>
/// <param name="Deleted">Whether the dataset is gone.</param>
[GenerateSerializer, Immutable, Alias("bayou.EvaluationDatasetChange")]
public sealed record EvaluationDatasetChange(
    [property: Id(0)] EvaluationDataset Dataset,
    [property: Id(1)] long Sequence,
    [property: Id(2)] bool Deleted);
