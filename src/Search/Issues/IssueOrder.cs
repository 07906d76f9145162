using Bayou.Contracts.Issues;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Issues;

/// <summary>Makes the order of issues; their ids end it.</summary>
internal static class IssueOrder
{
    private const long NoSeverity = -1;

    /// <summary>The order of issues.</summary>
    /// <param name="ordering">Severity, count where there is one, creation time.</param>
    public static EntityOrder<IssueHit> Of(Ordering ordering) => new(ordering, Read, hit => hit.Issue.IssueId, string.CompareOrdinal);

    private static SortValue Read(IssueHit hit, Field field) => field.Key switch
    {
        IssueSchema.Severity => SortValues.OfWhole(hit.Issue.Severity is { } given ? (long)given : NoSeverity),
        IssueSchema.TraceCount => SortValues.OfWhole(hit.TraceCount ?? 0),
        IssueSchema.CreatedTime => SortValues.OfWhole(hit.Issue.CreatedTime),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{field.Key}'."),
    };
}
