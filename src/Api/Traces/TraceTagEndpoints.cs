using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes on the tags of a trace, the same in both API versions.</summary>
/// <param name="options">How values that are too long are treated.</param>
internal sealed class TraceTagEndpoints(ApiServerOptions options)
{
    internal void Declare(RouteTable routes)
    {
        foreach (var (surface, path) in new[]
        {
            (RouteSurface.Api2, "/mlflow/traces/{request_id}/tags"),
            (RouteSurface.Api3, "/mlflow/traces/{trace_id}/tags"),
        })
        {
            routes.Add(HttpMethods.Patch, surface, path, TraceRouting.Update, SetAsync);
            routes.Add(HttpMethods.Delete, surface, path, TraceRouting.Update, DeleteAsync);
        }
    }

    private async Task SetAsync(ApiCall call)
    {
        await TraceIds.OfRouteGrain(call).SetTagAsync(TraceEntries.Tag(call.Fields, options.TruncateLongValues), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await TraceIds.OfRouteGrain(call).DeleteTagAsync(call.Fields.RequiredText("key"), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }
}
