using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>The search that both API versions share.</summary>
internal static class TraceSearch
{
    internal static Task<TraceSearchPage> RunAsync(ApiCall call, ImmutableArray<string> experimentIds)
    {
        var fields = call.Fields;
        var query = new TraceSearchQuery(
            [.. experimentIds.Distinct(StringComparer.Ordinal)],
            fields.Text("filter"),
            PageSize(fields),
            fields.TextList("order_by"),
            PageToken.Read(fields));
        return Searcher(call).SearchAsync(query, call.Aborted);
    }

    internal static ITraceSearchGrain Searcher(ApiCall call) => call.Grains.GetGrain<ITraceSearchGrain>(GrainKeys.Stateless);

    /// <summary>A page size within the bounds of traces and sessions.</summary>
    internal static int PageSize(ObjectFields fields)
    {
        if (fields.Int32("max_results") is not { } maxResults)
        {
            return Limits.TraceSearchDefaultResults;
        }

        if (maxResults > Limits.TraceSearchMaxResults)
        {
            fields.TryGet("max_results", out var value);
            throw RequestErrors.Invalid("max_results", value, $"at most {Limits.TraceSearchMaxResults}");
        }

        return maxResults > 0
            ? maxResults
            : throw BayouException.InvalidParameter(
                $"Invalid value {maxResults} for parameter 'max_results' supplied. It must be a positive integer");
    }
}
