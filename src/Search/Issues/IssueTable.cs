using System.Collections.Immutable;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Issues;

/// <summary>All issues of a workspace, and the search over them. Not safe for use by two threads at once.</summary>
public sealed class IssueTable
{
    private readonly Dictionary<string, IssueChange> _byId = new(StringComparer.Ordinal);

    /// <summary>Takes an issue in place of what the table held of it; a state older than that is dropped.</summary>
    /// <param name="change">The issue as it is now.</param>
    public void Upsert(IssueChange change)
    {
        if (!_byId.TryGetValue(change.Issue.IssueId, out var known) || change.Sequence > known.Sequence)
        {
            _byId[change.Issue.IssueId] = change;
        }
    }

    /// <summary>All issues that match, in no order.</summary>
    /// <param name="query">Experiment and filter.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: a filter or page size that can't be understood.</exception>
    public ImmutableArray<Issue> Find(IssueQuery query)
    {
        PageSize.Check(query.MaxResults);
        var clauses = ClauseBinder.Bind(IssueSchema.Schema, query.Filter);
        return
        [
            .. _byId.Values
                .Select(known => known.Issue)
                .Where(issue => query.ExperimentId is null || issue.ExperimentId == query.ExperimentId)
                .Where(issue => clauses.All(clause => Matches(issue, clause))),
        ];
    }

    /// <summary>One page of what was found.</summary>
    /// <param name="query">The search.</param>
    /// <param name="found">All issues that match, with their counts where the query asks for them.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: a token that can't be understood.</exception>
    public static IssuePage Page(IssueQuery query, IEnumerable<IssueHit> found)
    {
        var ordering = IssueSchema.Ordering(query.CountTraces);
        var fingerprint = QueryFingerprint.Of(query.Filter, [query.ExperimentId ?? "", query.CountTraces ? "trace_count" : ""], ViewType.ActiveOnly);
        var after = PageToken.Decode(query.PageToken, fingerprint, ordering);
        var order = IssueOrder.Of(ordering);
        var page = found
            .Where(hit => after is null || order.Compare(hit, after) > 0)
            .Order(order)
            .Take(query.MaxResults + 1)
            .ToImmutableArray();
        return page.Length <= query.MaxResults
            ? new IssuePage(page, null)
            : new IssuePage(page[..^1], order.TokenAfter(page[^2]).Encode(fingerprint));
    }

    private static bool Matches(Issue issue, BoundClause clause)
    {
        var text = IssueSchema.Text(issue, clause.Field.Key);
        return clause.Condition switch
        {
            PresenceCondition presence => text is not null == presence.Wanted,
            TextCondition condition => text is not null && condition.Matches(text),
            _ => throw new InvalidOperationException($"No filter is known for the attribute '{clause.Field.Key}'."),
        };
    }
}
