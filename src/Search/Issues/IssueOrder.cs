using System.Collections.Immutable;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Issues;

/// <summary>The order of issues.</summary>
/// <param name="ordering">Severity, count where there is one, creation time.</param>
internal sealed class IssueOrder(Ordering ordering) : IComparer<IssueHit>
{
    private const long NoSeverity = -1;

    /// <summary>Where a page ends.</summary>
    /// <param name="last">Its last issue.</param>
    public PageToken TokenAfter(IssueHit last) => new(KeyOf(last), last.Issue.IssueId);

    /// <inheritdoc/>
    public int Compare(IssueHit? x, IssueHit? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Compare(x, TokenAfter(y));
    }

    /// <summary>Compares an issue with the last one of another page.</summary>
    /// <param name="hit">The issue.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(IssueHit hit, PageToken last)
    {
        var key = KeyOf(hit);
        for (var i = 0; i < key.Length; i++)
        {
            var compared = SortValues.Compare(key[i], last.Key[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return -string.CompareOrdinal(hit.Issue.IssueId, last.Id);
    }

    private static ImmutableArray<SortValue> KeyOf(IssueHit hit)
    {
        var severity = SortValues.OfWhole(hit.Issue.Severity is { } given ? (long)given : NoSeverity);
        var created = SortValues.OfWhole(hit.Issue.CreatedTime);
        return hit.TraceCount is { } count ? [severity, SortValues.OfWhole(count), created] : [severity, created];
    }
}
