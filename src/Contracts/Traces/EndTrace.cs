using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>The end of a trace as a client of MLflow's API v2 gives it.</summary>
/// <param name="EndTime">In ms since 1970.</param>
/// <param name="State">How it ended.</param>
/// <param name="Metadata">Entries to add or replace.</param>
/// <param name="Tags">Tags to add or replace.</param>
[GenerateSerializer, Immutable, Alias("bayou.EndTrace")]
public sealed record EndTrace(
    [property: Id(0)] long EndTime,
    [property: Id(1)] TraceState State,
    [property: Id(2)] ImmutableArray<Tag> Metadata,
    [property: Id(3)] ImmutableArray<Tag> Tags);
