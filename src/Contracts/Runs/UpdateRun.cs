namespace Bayou.Contracts.Runs;

/// <summary>Changes the head of a run; null leaves a field as it is.</summary>
/// <param name="Status">The new state.</param>
/// <param name="EndTime">Milliseconds since the Unix epoch.</param>
/// <param name="RunName">An empty name is ignored.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpdateRun")]
public sealed record UpdateRun(
    [property: Id(0)] RunStatus? Status,
    [property: Id(1)] long? EndTime,
    [property: Id(2)] string? RunName);
