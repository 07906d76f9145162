using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Looks up many traces by their ids.</summary>
internal static class TraceLookup
{
    /// <summary>How many traces are asked at once.</summary>
    internal const int AtOnce = 64;

    /// <summary>The ids of a request, each once, in its order.</summary>
    internal static ImmutableArray<string> RequestedIds(ObjectFields fields)
    {
        if (!fields.Has("trace_ids"))
        {
            throw RequestErrors.Missing("trace_ids");
        }

        return [.. fields.TextList("trace_ids").Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Something of each trace that is there, in the order of the ids.</summary>
    internal static async Task<ImmutableArray<T>> FindAsync<T>(
        ApiCall call, ImmutableArray<string> traceIds, Func<ITraceGrain, CancellationToken, Task<T>> read)
        where T : class
    {
        var found = ImmutableArray.CreateBuilder<T>(traceIds.Length);
        foreach (var some in traceIds.Chunk(AtOnce))
        {
            foreach (var one in await Task.WhenAll(some.Select(id => FindAsync(call, id, read))))
            {
                if (one is not null)
                {
                    found.Add(one);
                }
            }
        }

        return found.ToImmutable();
    }

    private static async Task<T?> FindAsync<T>(ApiCall call, string traceId, Func<ITraceGrain, CancellationToken, Task<T>> read)
        where T : class
    {
        try
        {
            return await read(TraceIds.Grain(call, traceId), call.Aborted);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            return null;
        }
    }
}
