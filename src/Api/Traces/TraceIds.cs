using Bayou.Api.Routing;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Ids of traces as requests give them. MLflow takes any text; one with a slash could not be reached by any route.</summary>
internal static class TraceIds
{
    /// <summary>The id in the path of a route.</summary>
    internal static string OfRoute(ApiCall call) =>
        (string)(call.Http.Request.RouteValues["trace_id"] ?? call.Http.Request.RouteValues["request_id"])!;

    /// <summary>The trace of a route.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no trace can have this id.</exception>
    internal static ITraceGrain OfRouteGrain(ApiCall call) => Grain(call, OfRoute(call));

    /// <summary>A trace by its id.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no trace can have this id.</exception>
    internal static ITraceGrain Grain(ApiCall call, string traceId) =>
        IsValid(traceId) ? call.Grains.GetGrain<ITraceGrain>(GrainKeys.Trace(traceId)) : throw NotFound(traceId);

    /// <summary>Refuses an id that no trace can have.</summary>
    /// <param name="traceId">The id.</param>
    /// <param name="field">How errors call it.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE.</exception>
    internal static string Check(string traceId, string field) => IsValid(traceId)
        ? traceId
        : throw BayouException.InvalidParameter(
            $"Invalid value for parameter '{field}' supplied: a trace id has 1 to {Limits.TraceId} characters, none of them a slash or a control character.");

    internal static BayouException NotFound(string traceId) => BayouException.DoesNotExist($"Trace with ID '{traceId}' not found.");

    /// <summary>Whether a trace can have this id.</summary>
    internal static bool IsValid(string traceId)
    {
        if (traceId.Length is 0 or > Limits.TraceId)
        {
            return false;
        }

        foreach (var character in traceId)
        {
            if (character == '/' || char.IsControl(character) || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }
}
