using System.Collections.Immutable;

namespace Bayou.Contracts.Issues;

/// <summary>Makes an issue.</summary>
/// <param name="Workspace">The workspace whose catalog lists it.</param>
/// <param name="ExperimentId">Its experiment, which must be active.</param>
/// <param name="Name">Not empty.</param>
/// <param name="Description">Not empty.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Severity">How bad it is, or null.</param>
/// <param name="RootCauses">What causes it.</param>
/// <param name="Categories">What it is about.</param>
/// <param name="SourceRunId">The run that found it, which must exist, or null.</param>
/// <param name="CreatedBy">Who found it, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.CreateIssue")]
public sealed record CreateIssue(
    [property: Id(0)] string Workspace,
    [property: Id(1)] string ExperimentId,
    [property: Id(2)] string Name,
    [property: Id(3)] string Description,
    [property: Id(4)] IssueStatus Status,
    [property: Id(5)] IssueSeverity? Severity,
    [property: Id(6)] ImmutableArray<string> RootCauses,
    [property: Id(7)] ImmutableArray<string> Categories,
    [property: Id(8)] string? SourceRunId,
    [property: Id(9)] string? CreatedBy);
