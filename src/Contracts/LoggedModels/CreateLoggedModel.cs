using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Contracts.LoggedModels;

/// <summary>Asks for a new logged model.</summary>
/// <param name="ExperimentId">The experiment that will hold it.</param>
/// <param name="Name">Null for a random one; else not empty and without <c>/ : . % " '</c>.</param>
/// <param name="ModelType">As sent; may be empty.</param>
/// <param name="SourceRunId">The run that made it, as sent; may be empty.</param>
/// <param name="Params">No key twice.</param>
/// <param name="Tags">Of equal keys the last counts.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateLoggedModel")]
public sealed record CreateLoggedModel(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] string? Name,
    [property: Id(2)] string ModelType,
    [property: Id(3)] string SourceRunId,
    [property: Id(4)] ImmutableArray<Param> Params,
    [property: Id(5)] ImmutableArray<Tag> Tags);
