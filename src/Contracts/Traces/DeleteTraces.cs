using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>Which traces of an experiment to delete: those of given ids, or the oldest up to a time.</summary>
/// <param name="TraceIds">Ids; empty where a time is given.</param>
/// <param name="MaxRequestTime">Request time in ms up to which traces go, inclusive; null where ids are given.</param>
/// <param name="MaxTraces">How many at most, oldest first; null for all.</param>
[GenerateSerializer, Immutable, Alias("bayou.DeleteTraces")]
public sealed record DeleteTraces(
    [property: Id(0)] ImmutableArray<string> TraceIds,
    [property: Id(1)] long? MaxRequestTime,
    [property: Id(2)] int? MaxTraces);
