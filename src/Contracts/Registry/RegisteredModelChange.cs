namespace Bayou.Contracts.Registry;

/// <summary>What a registered model tells its catalog after an append and before it replies.</summary>
/// <param name="Name">The model.</param>
/// <param name="Sequence">The model's sequence number after the change.</param>
/// <param name="PreviousSequence">The number before it; equal to <paramref name="Sequence"/> when nothing changed.</param>
/// <param name="Delta">What changed, or null when nothing did.</param>
[GenerateSerializer, Immutable, Alias("bayou.RegisteredModelChange")]
public sealed record RegisteredModelChange(
    [property: Id(0)] string Name,
    [property: Id(1)] long Sequence,
    [property: Id(2)] long PreviousSequence,
    [property: Id(3)] RegisteredModelDelta? Delta);
