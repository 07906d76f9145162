using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>MLflow's first routes on traces: a trace is started and ended by calls of their own.</summary>
/// <param name="options">How values that are too long are treated.</param>
/// <param name="time">Orders the ids of new traces.</param>
internal sealed class TraceV2Endpoints(ApiServerOptions options, TimeProvider time)
{
    private const string Traces = "/mlflow/traces";
    private const string OneTrace = Traces + "/{request_id}";

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Traces, TraceRouting.Create, StartAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Traces, TraceRouting.Read, SearchAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api2, OneTrace, TraceRouting.Update, EndAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, OneTrace + "/info", TraceRouting.Read, GetInfoAsync);
    }

    private async Task StartAsync(ApiCall call)
    {
        var fields = call.Fields;
        var info = new TraceInfo(
            Identifiers.NewTraceId(time.GetUtcNow()),
            ExperimentIds.Parse(fields.Text("experiment_id")),
            ClientRequestId: null,
            Time(fields),
            ExecutionDuration: null,
            TraceState.InProgress,
            RequestPreview: null,
            ResponsePreview: null,
            TraceEntries.List(fields, "request_metadata", options.TruncateLongValues),
            TraceEntries.List(fields, "tags", options.TruncateLongValues),
            []);
        await SendAsync(call, await TraceIds.Grain(call, info.TraceId).StartAsync(new StartTrace(info, IsFinal: false), call.Aborted));
    }

    private async Task EndAsync(ApiCall call)
    {
        var fields = call.Fields;
        var command = new EndTrace(
            Time(fields),
            TraceStateWords.Read(fields, "status"),
            TraceEntries.List(fields, "request_metadata", options.TruncateLongValues),
            TraceEntries.List(fields, "tags", options.TruncateLongValues));
        await SendAsync(call, await TraceIds.OfRouteGrain(call).EndAsync(command, call.Aborted));
    }

    private static async Task GetInfoAsync(ApiCall call) => await SendAsync(call, await TraceIds.OfRouteGrain(call).GetInfoAsync(call.Aborted));

    private static async Task SearchAsync(ApiCall call)
    {
        var experiments = call.Fields.TextList("experiment_ids");
        if (!call.Fields.Has("experiment_ids"))
        {
            throw RequestErrors.Missing("experiment_ids");
        }

        var page = await TraceSearch.RunAsync(call, [.. experiments.Select(ExperimentIds.Parse)]);
        await JsonResponse.SendAsync(call.Http, page, TraceInfoV2Json.WritePage);
    }

    /// <summary>A time that API v3 can tell, too.</summary>
    private static long Time(ObjectFields fields)
    {
        var milliseconds = fields.Int64("timestamp_ms") ?? 0;
        return milliseconds is >= JsonTimes.MinTimestamp and <= JsonTimes.MaxTimestamp
            ? milliseconds
            : throw RequestErrors.Invalid(
                "timestamp_ms", milliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "it must lie in the years 1 to 9999");
    }

    private static Task SendAsync(ApiCall call, TraceInfo info) => JsonResponse.SendAsync(call.Http, info, TraceInfoV2Json.WriteNamed);
}
