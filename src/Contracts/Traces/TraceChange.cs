using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>What a trace tells its experiment's index after an append and before it replies.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="Sequence">The trace's sequence number after this change; 0 for its deletion.</param>
/// <param name="PreviousSequence">That before this change; equal to <paramref name="Sequence"/> when nothing changed.</param>
/// <param name="Info">The whole head as it is now, or null when it is as before. Tokens, cost, session and user are in its metadata.</param>
/// <param name="Spans">New spans, and those that were sent again.</param>
/// <param name="Signatures">One for each new batch of content.</param>
/// <param name="RunIds">Runs newly linked.</param>
/// <param name="Prompts">Prompt versions newly linked.</param>
/// <param name="IsDeleted">Whether the trace is gone.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceChange")]
public sealed record TraceChange(
    [property: Id(0)] string TraceId,
    [property: Id(1)] long Sequence,
    [property: Id(2)] long PreviousSequence,
    [property: Id(3)] TraceInfo? Info,
    [property: Id(4)] ImmutableArray<SpanHead> Spans,
    [property: Id(5)] ImmutableArray<ReadOnlyMemory<byte>> Signatures,
    [property: Id(6)] ImmutableArray<string> RunIds,
    [property: Id(7)] ImmutableArray<PromptLink> Prompts,
    [property: Id(8)] bool IsDeleted);
