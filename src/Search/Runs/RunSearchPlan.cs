using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs;

/// <summary>A run search that is known to make sense, not yet bound to any table.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Clauses">What runs must meet.</param>
/// <param name="Ordering">How they are ordered.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record RunSearchPlan(
    RunSearchQuery Query,
    ImmutableArray<BoundClause> Clauses,
    Ordering Ordering,
    ulong Fingerprint,
    PageToken? After)
{
    /// <summary>Reads a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static RunSearchPlan From(RunSearchQuery query)
    {
        PageSize.Check(query.MaxResults);
        var clauses = ClauseBinder.Bind(RunSchema.Schema, query.Filter);
        var ordering = OrderBinder.Bind(RunSchema.Schema, query.OrderBy, RunSchema.RunId, RunSchema.LatestFirst, idDescending: false);
        var fingerprint = QueryFingerprint.Of(query.Filter, query.OrderBy, query.View);
        return new RunSearchPlan(query, clauses, ordering, fingerprint, PageToken.Decode(query.PageToken, fingerprint, ordering));
    }

    /// <summary>The token of a page that ends with a run.</summary>
    /// <param name="last">The run.</param>
    public string TokenAfter(RunHit last) => new PageToken(last.SortKey, last.Run.Info.RunId).Encode(Fingerprint);
}
