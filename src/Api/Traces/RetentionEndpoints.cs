using System.Text.Json;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Traces;

/// <summary>Bayou's own routes that tell and set how long an experiment keeps its traces.</summary>
internal static class RetentionEndpoints
{
    private const string Retention = "/bayou/experiments/{experiment_id}/trace-retention";

    internal static void Declare(RouteTable routes)
    {
        routes.Add(
            HttpMethods.Get, RouteSurface.Api3, Retention, new RoutePermission(ResourceKind.Experiment, PermissionAction.Read), GetAsync);
        routes.Add(
            HttpMethods.Put, RouteSurface.Api3, Retention, new RoutePermission(ResourceKind.Experiment, PermissionAction.Update), SetAsync);
    }

    private static async Task GetAsync(ApiCall call) => await SendAsync(call, await FindAsync(call));

    private static async Task SetAsync(ApiCall call)
    {
        var retention = new TraceRetention(
            Bound(call.Fields, "max_age_seconds"), Bound(call.Fields, "max_traces"), Bound(call.Fields, "max_bytes"));
        var traces = await FindAsync(call);
        await traces.SetRetentionAsync(retention, call.Aborted);
        await SendAsync(call, traces);
    }

    private static long? Bound(ObjectFields fields, string name)
    {
        var bound = fields.Int64(name);
        return bound is < 1
            ? throw BayouException.InvalidParameter($"'{name}' must be at least 1. Leave it out for no bound.")
            : bound;
    }

    private static async Task<ITraceDeletionGrain> FindAsync(ApiCall call)
    {
        var experimentId = ExperimentIds.Parse((string)call.Http.Request.RouteValues["experiment_id"]!);
        await call.Grains.GetGrain<IExperimentGrain>(GrainKeys.Experiment(experimentId)).GetAsync(call.Aborted);
        return call.Grains.GetGrain<ITraceDeletionGrain>(GrainKeys.Experiment(experimentId));
    }

    private static async Task SendAsync(ApiCall call, ITraceDeletionGrain traces)
    {
        var retention = await traces.GetRetentionAsync(call.Aborted);
        await JsonResponse.SendAsync(call.Http, retention, static (json, retention) =>
        {
            json.WriteStartObject("retention"u8);
            Write(json, "max_age_seconds"u8, retention.MaxAge);
            Write(json, "max_traces"u8, retention.MaxTraces);
            Write(json, "max_bytes"u8, retention.MaxBytes);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? bound)
    {
        if (bound is { } given)
        {
            json.WriteNumber(name, given);
        }
    }
}
