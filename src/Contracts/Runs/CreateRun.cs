using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Runs;

/// <summary>Asks for a new run.</summary>
/// <param name="ExperimentId">The experiment that will hold it.</param>
/// <param name="RunName">Null or empty for the tag's name, else a random one.</param>
/// <param name="UserId">As sent; may be empty.</param>
/// <param name="StartTime">Milliseconds since the Unix epoch; 0 when not sent.</param>
/// <param name="Tags">May be empty; of equal keys the last counts.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateRun")]
public sealed record CreateRun(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] string? RunName,
    [property: Id(2)] string UserId,
    [property: Id(3)] long StartTime,
    [property: Id(4)] ImmutableArray<Tag> Tags);
