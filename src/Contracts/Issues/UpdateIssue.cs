namespace Bayou.Contracts.Issues;

/// <summary>Changes of an issue; null leaves a part as it is.</summary>
/// <param name="Name">A new name.</param>
/// <param name="Description">A new description.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Severity">How bad it is.</param>
[GenerateSerializer, Immutable, Alias("bayou.UpdateIssue")]
public sealed record UpdateIssue(
    [property: Id(0)] string? Name,
    [property: Id(1)] string? Description,
    [property: Id(2)] IssueStatus? Status,
    [property: Id(3)] IssueSeverity? Severity);
