using System.Collections.Immutable;
using System.Text.Json;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's routes on heads of traces: a client sends one when its trace has ended.</summary>
/// <param name="options">How values that are too long are treated.</param>
/// <param name="time">The clock of assessments, which also orders their ids.</param>
internal sealed class TraceV3Endpoints(ApiServerOptions options, TimeProvider time)
{
    private const string Traces = "/mlflow/traces";

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Traces, TraceRouting.Create, StartAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, Traces + "/{trace_id}", TraceRouting.Read, GetInfoAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Traces + "/batchGetInfos", TraceRouting.Read, GetInfosAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Traces + "/search", TraceRouting.Read, SearchAsync);
    }

    private async Task StartAsync(ApiCall call)
    {
        var trace = call.Fields.Nested("trace") ?? throw RequestErrors.Missing("trace");
        var fields = trace.Nested("trace_info") ?? throw RequestErrors.Missing("trace.trace_info");
        var now = time.GetUtcNow();
        var reader = new TraceInfoFields(
            now.ToUnixTimeMilliseconds(), options.TruncateLongValues, () => Identifiers.NewAssessmentId(now));
        var info = reader.Read(fields);
        await SendAsync(call, await TraceIds.Grain(call, info.TraceId).StartAsync(new StartTrace(info, IsFinal: true), call.Aborted));
    }

    private static async Task GetInfoAsync(ApiCall call) => await SendAsync(call, await TraceIds.OfRouteGrain(call).GetInfoAsync(call.Aborted));

    private static async Task GetInfosAsync(ApiCall call)
    {
        var infos = await TraceLookup.FindAsync(
            call, TraceLookup.RequestedIds(call.Fields), (trace, cancellationToken) => trace.GetInfoAsync(cancellationToken));
        await JsonResponse.SendAsync(
            call.Http, infos, static (json, infos) => json.WriteList("trace_infos"u8, infos, TraceInfoJson.WriteObject));
    }

    private static async Task SearchAsync(ApiCall call)
    {
        if (!call.Fields.Has("locations"))
        {
            throw RequestErrors.Missing("locations");
        }

        // Locations of other kinds are passed over, as in MLflow.
        ImmutableArray<string> experiments =
        [
            .. call.Fields.ObjectList("locations", location => location.Nested("mlflow_experiment"))
                .Where(experiment => experiment is not null)
                .Select(experiment => ExperimentIds.Parse(experiment!.Value.Text("experiment_id"))),
        ];
        await JsonResponse.SendAsync(call.Http, await TraceSearch.RunAsync(call, experiments), WritePage);
    }

    private static void WritePage(Utf8JsonWriter json, TraceSearchPage page)
    {
        json.WriteList("traces"u8, page.Hits, static (json, hit) => TraceInfoJson.WriteObject(json, hit.Info));
        json.WritePageToken(page.NextPageToken);
    }

    private static Task SendAsync(ApiCall call, TraceInfo info) => JsonResponse.SendAsync(call.Http, info, TraceInfoJson.WriteTrace);
}
