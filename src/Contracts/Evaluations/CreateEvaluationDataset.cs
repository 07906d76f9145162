using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Evaluations;

/// <summary>Asks for a new evaluation dataset.</summary>
/// <param name="Workspace">The workspace whose catalog lists it.</param>
/// <param name="Name">Need not be unique.</param>
/// <param name="Tags">No key twice.</param>
/// <param name="ExperimentIds">Experiments that it belongs to; they are not looked up, as in MLflow.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateEvaluationDataset")]
public sealed record CreateEvaluationDataset(
    [property: Id(0)] string Workspace,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<Tag> Tags,
    [property: Id(3)] ImmutableArray<string> ExperimentIds);
