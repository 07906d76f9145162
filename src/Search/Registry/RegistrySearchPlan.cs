using System.Collections.Immutable;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Registry;

/// <summary>A search of models or of versions that is known to make sense.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Clauses">What must hold.</param>
/// <param name="ShowsPrompts">Whether prompts are shown.</param>
/// <param name="Ordering">The order.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record RegistrySearchPlan(
    RegistrySearchQuery Query,
    ImmutableArray<BoundClause> Clauses,
    bool ShowsPrompts,
    Ordering Ordering,
    ulong Fingerprint,
    PageToken? After)
{
    private static readonly OrderPart s_name = RegistrySchema.Part(RegistrySchema.Name, FieldType.Text, descending: false);
    private static readonly OrderPart s_newestVersion = RegistrySchema.Part(RegistrySchema.VersionNumber, FieldType.Whole, descending: true);
    private static readonly OrderPart s_lastUpdated = RegistrySchema.Part(RegistrySchema.LastUpdateTime, FieldType.Whole, descending: true);

    /// <summary>Reads a search of models; their names end the order.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static RegistrySearchPlan OfModels(RegistrySearchQuery query)
    {
        CheckPageSize(query, Limits.RegisteredModelSearchMaxResults);
        var ordering = OrderBinder.Bind(RegistrySchema.Models, query.OrderBy, RegistrySchema.Name, tieBreak: null, idDescending: false);
        return Make(query, RegistrySchema.Models, ordering, ViewType.ActiveOnly);
    }

    /// <summary>Reads a search of versions; names, then numbers from the greatest on, end the order.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static RegistrySearchPlan OfVersions(RegistrySearchQuery query)
    {
        CheckPageSize(query, Limits.ModelVersionSearchMaxResults);
        var parts = query.OrderBy.IsDefaultOrEmpty
            ? [s_lastUpdated]
            : OrderBinder.Bind(RegistrySchema.Versions, query.OrderBy, idAttribute: "", tieBreak: null, idDescending: false).Parts;
        foreach (var last in (ReadOnlySpan<OrderPart>)[s_name, s_newestVersion])
        {
            parts = parts.Any(part => part.Field == last.Field) ? parts : parts.Add(last);
        }

        return Make(query, RegistrySchema.Versions, new Ordering(parts, IdDescending: false), ViewType.All);
    }

    private static RegistrySearchPlan Make(RegistrySearchQuery query, Schema schema, Ordering ordering, ViewType kind)
    {
        var clauses = ClauseBinder.Bind(schema, query.Filter);
        var showsPrompts = PromptClauses.AskForPrompts(clauses);
        var fingerprint = QueryFingerprint.Of(query.Filter, query.OrderBy, kind);
        return new RegistrySearchPlan(
            query,
            showsPrompts ? clauses : PromptClauses.Without(clauses),
            showsPrompts,
            ordering,
            fingerprint,
            PageToken.Decode(query.PageToken, fingerprint, ordering));
    }

    private static void CheckPageSize(RegistrySearchQuery query, int most)
    {
        if (query.MaxResults < 1)
        {
            throw BayouException.InvalidParameter($"Invalid value for max_results. It must be a positive integer, but got {query.MaxResults}");
        }

        if (query.MaxResults > most)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for request parameter max_results. It must be at most {most}, but got value {query.MaxResults}");
        }
    }
}
