using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Experiments;

/// <summary>A search over experiments that is known to make sense.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Clauses">What experiments must meet.</param>
/// <param name="Ordering">How they are ordered.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record ExperimentSearchPlan(
    ExperimentSearchQuery Query,
    ImmutableArray<BoundClause> Clauses,
    Ordering Ordering,
    ulong Fingerprint,
    PageToken? After)
{
    private static readonly OrderPart NewestFirst =
        new(new Field(FieldEntity.Attribute, ExperimentSchema.CreationTime, FieldType.Whole), Descending: true);

    /// <summary>Reads a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static ExperimentSearchPlan From(ExperimentSearchQuery query)
    {
        PageSize.Check(query.MaxResults);
        var clauses = ClauseBinder.Bind(ExperimentSchema.Schema, query.Filter);
        var byDefault = query.OrderBy.IsDefaultOrEmpty;
        var ordering = OrderBinder.Bind(
            ExperimentSchema.Schema,
            query.OrderBy,
            ExperimentSchema.ExperimentId,
            byDefault ? NewestFirst : null,
            idDescending: !byDefault);
        var fingerprint = QueryFingerprint.Of(query.Filter, query.OrderBy, query.View);
        return new ExperimentSearchPlan(query, clauses, ordering, fingerprint, PageToken.Decode(query.PageToken, fingerprint, ordering));
    }
}
