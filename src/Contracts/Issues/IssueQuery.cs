namespace Bayou.Contracts.Issues;

/// <summary>A search over issues: the worst first, then those in the most traces where these are counted, then the newest.</summary>
/// <param name="ExperimentId">Only of this experiment, or null for all.</param>
/// <param name="Filter">Filter text over <c>status</c> and <c>source_run_id</c>; null or empty matches all.</param>
/// <param name="MaxResults">Page size, 1 to <see cref="Limits.SearchMaxResults"/>.</param>
/// <param name="PageToken">Token of the previous page, or null for the first.</param>
/// <param name="CountTraces">Whether to count the traces that each issue shows in.</param>
[GenerateSerializer, Immutable, Alias("bayou.IssueQuery")]
public sealed record IssueQuery(
    [property: Id(0)] string? ExperimentId,
    [property: Id(1)] string? Filter,
    [property: Id(2)] int MaxResults,
    [property: Id(3)] string? PageToken,
    [property: Id(4)] bool CountTraces);
