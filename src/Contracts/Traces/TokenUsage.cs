namespace Bayou.Contracts.Traces;

/// <summary>Tokens that a model took in and gave out. Null: not told.</summary>
/// <param name="Input">Tokens of the input, those from a cache included.</param>
/// <param name="Output">Tokens of the output, those of reasoning included.</param>
/// <param name="Total">All of them; input and output together where the source gives no total.</param>
/// <param name="CacheRead">Input tokens that a cache supplied.</param>
/// <param name="CacheWrite">Input tokens that were written to a cache.</param>
/// <param name="Reasoning">Output tokens of reasoning.</param>
[GenerateSerializer, Immutable, Alias("bayou.TokenUsage")]
public sealed record TokenUsage(
    [property: Id(0)] long? Input,
    [property: Id(1)] long? Output,
    [property: Id(2)] long? Total,
    [property: Id(3)] long? CacheRead,
    [property: Id(4)] long? CacheWrite,
    [property: Id(5)] long? Reasoning);
