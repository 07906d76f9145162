using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>
/// Bayou's own routes on conversations: traces of an experiment that have the same session. A session's id is any text, so that it is a
/// parameter and no part of a path.
/// </summary>
internal static class SessionEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/bayou/trace-sessions", TraceRouting.Read, ListAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, "/bayou/trace-sessions/get", TraceRouting.Read, GetAsync);
    }

    private static async Task ListAsync(ApiCall call)
    {
        var fields = call.Fields;
        var query = new TraceSessionQuery(
            fields.Text("user"),
            fields.Boolean("has_errors"),
            fields.Int64("since_ms"),
            fields.Int64("until_ms"),
            TraceSearch.PageSize(fields),
            PageToken.Read(fields));
        var index = call.Grains.GetGrain<ITraceIndexGrain>(GrainKeys.Experiment(ExperimentId(fields)));
        await JsonResponse.SendAsync(call.Http, await index.ListSessionsAsync(query, call.Aborted), SessionJson.WritePage);
    }

    private static async Task GetAsync(ApiCall call)
    {
        var fields = call.Fields;
        var experimentId = ExperimentId(fields);
        var session = call.Grains.GetGrain<ITraceSessionGrain>(GrainKeys.TraceSession(experimentId, fields.RequiredText("session_id")));
        var turns = await session.GetAsync(TraceSearch.PageSize(fields), PageToken.Read(fields), call.Aborted);
        await JsonResponse.SendAsync(call.Http, turns, SessionJson.WriteTurns);
    }

    private static string ExperimentId(ObjectFields fields) => ExperimentIds.Parse(fields.RequiredText("experiment_id"));
}
