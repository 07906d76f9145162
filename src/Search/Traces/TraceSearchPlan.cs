using System.Buffers.Binary;
using System.Security.Cryptography;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Traces;

/// <summary>A search over traces that is known to make sense, not yet bound to any table.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Filter">What traces must meet.</param>
/// <param name="Ordering">How they are ordered.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record TraceSearchPlan(TraceSearchQuery Query, TraceFilter Filter, Ordering Ordering, ulong Fingerprint, PageToken? After)
{
    /// <summary>Reads a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static TraceSearchPlan From(TraceSearchQuery query)
    {
        PageSize.Check(query.MaxResults, Limits.TraceSearchMaxResults);
        var filter = TraceFilter.From(query.Filter);
        var ordering = OrderBinder.Bind(
            TraceSchema.Orderable, query.OrderBy, TraceSchema.RequestId, TraceSchema.LatestFirst, idDescending: false);
        var fingerprint = FingerprintOf(query);
        return new TraceSearchPlan(query, filter, ordering, fingerprint, PageToken.Decode(query.PageToken, fingerprint, ordering));
    }

    /// <summary>The token of a page that ends with a trace.</summary>
    /// <param name="last">The trace.</param>
    public string TokenAfter(TraceHit last) => new PageToken(last.SortKey, last.Info.TraceId).Encode(Fingerprint);

    private static ulong FingerprintOf(TraceSearchQuery query)
    {
        var writer = new TokenWriter();
        writer.WriteWhole(query.ExperimentIds.Length);
        foreach (var id in query.ExperimentIds)
        {
            writer.WriteText(id);
        }

        writer.WriteText(query.Filter ?? string.Empty);
        foreach (var clause in query.OrderBy.IsDefault ? [] : query.OrderBy)
        {
            writer.WriteText(clause);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(writer.Written));
    }
}
