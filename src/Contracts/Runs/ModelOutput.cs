namespace Bayou.Contracts.Runs;

/// <summary>A logged model that a run made.</summary>
/// <param name="ModelId">The model's id.</param>
/// <param name="Step">The training step at which it was made.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelOutput")]
public readonly record struct ModelOutput([property: Id(0)] string ModelId, [property: Id(1)] long Step);
