using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>A session with its turns.</summary>
/// <param name="Summary">Totals over all turns.</param>
/// <param name="Turns">A page of the traces, in the order of their request times.</param>
/// <param name="NextPageToken">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSessionTurns")]
public sealed record TraceSessionTurns(
    [property: Id(0)] TraceSessionSummary Summary,
    [property: Id(1)] ImmutableArray<TraceInfo> Turns,
    [property: Id(2)] string? NextPageToken);
