using System.Collections.Immutable;

namespace Bayou.Contracts.Issues;

/// <summary>A problem that shows in traces. An assessment of kind issue, named by the issue's id, ties a trace to it.</summary>
/// <param name="IssueId"><c>iss-</c> and 32 hex digits.</param>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="Name">At most <see cref="Limits.IssueName"/> characters.</param>
/// <param name="Description">Any length.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Severity">How bad it is, or null where nobody has said.</param>
/// <param name="RootCauses">What causes it.</param>
/// <param name="Categories">What it is about.</param>
/// <param name="SourceRunId">The run that found it, or null.</param>
/// <param name="CreatedBy">Who found it, or null.</param>
/// <param name="CreatedTime">In ms since 1970.</param>
/// <param name="LastUpdateTime">In ms since 1970.</param>
[GenerateSerializer, Immutable, Alias("bayou.Issue")]
public sealed record Issue(
    [property: Id(0)] string IssueId,
    [property: Id(1)] string ExperimentId,
    [property: Id(2)] string Name,
    [property: Id(3)] string Description,
    [property: Id(4)] IssueStatus Status,
    [property: Id(5)] IssueSeverity? Severity,
    [property: Id(6)] ImmutableArray<string> RootCauses,
    [property: Id(7)] ImmutableArray<string> Categories,
    [property: Id(8)] string? SourceRunId,
    [property: Id(9)] string? CreatedBy,
    [property: Id(10)] long CreatedTime,
    [property: Id(11)] long LastUpdateTime);
