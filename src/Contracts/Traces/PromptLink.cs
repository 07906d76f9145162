namespace Bayou.Contracts.Traces;

/// <summary>A prompt version that a trace used.</summary>
/// <param name="Name">The prompt.</param>
/// <param name="Version">Its version, as text.</param>
[GenerateSerializer, Immutable, Alias("bayou.PromptLink")]
public readonly record struct PromptLink([property: Id(0)] string Name, [property: Id(1)] string Version);
