using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Evaluations;

/// <summary>A search over evaluation datasets that is known to make sense.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Clauses">What datasets must meet.</param>
/// <param name="Ordering">How they are ordered.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record EvaluationDatasetPlan(
    EvaluationDatasetQuery Query,
    ImmutableArray<BoundClause> Clauses,
    Ordering Ordering,
    ulong Fingerprint,
    PageToken? After)
{
    /// <summary>Reads a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static EvaluationDatasetPlan From(EvaluationDatasetQuery query)
    {
        PageSize.Check(query.MaxResults);
        var clauses = ClauseBinder.Bind(EvaluationDatasetSchema.Schema, query.Filter);
        var ordering = OrderBinder.Bind(
            EvaluationDatasetSchema.Schema,
            query.OrderBy,
            EvaluationDatasetSchema.DatasetId,
            query.OrderBy.IsEmpty ? EvaluationDatasetSchema.LatestFirst : null,
            idDescending: true);
        var fingerprint = QueryFingerprint.Of(query.Filter, [.. query.OrderBy, .. query.ExperimentIds], ViewType.ActiveOnly);
        return new EvaluationDatasetPlan(query, clauses, ordering, fingerprint, PageToken.Decode(query.PageToken, fingerprint, ordering));
    }
}
