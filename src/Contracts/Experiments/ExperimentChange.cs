namespace Bayou.Contracts.Experiments;

/// <summary>What an experiment tells its catalog after an append and before it replies.</summary>
/// <param name="Experiment">The experiment after the change.</param>
/// <param name="Sequence">Its sequence number after the change; an older one than the catalog knows is dropped.</param>
[GenerateSerializer, Immutable, Alias("bayou.ExperimentChange")]
public sealed record ExperimentChange([property: Id(0)] Experiment Experiment, [property: Id(1)] long Sequence);
