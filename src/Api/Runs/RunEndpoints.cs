using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Runs;

/// <summary>MLflow's routes on the head of a run: make, read, change, delete, restore.</summary>
/// <param name="options">Whether long values are cut.</param>
/// <param name="time">Orders the ids of new runs.</param>
internal sealed class RunEndpoints(ApiServerOptions options, TimeProvider time)
{
    private static readonly RoutePermission s_read = new(ResourceKind.Run, PermissionAction.Read);
    private static readonly RoutePermission s_create = new(ResourceKind.Run, PermissionAction.Create);
    private static readonly RoutePermission s_update = new(ResourceKind.Run, PermissionAction.Update);
    private static readonly RoutePermission s_delete = new(ResourceKind.Run, PermissionAction.Delete);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/create", s_create, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/runs/get", s_read, GetAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/update", s_update, UpdateAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/delete", s_delete, DeleteAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/restore", s_delete, RestoreAsync);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var command = new CreateRun(
            ExperimentIds.Parse(fields.Text("experiment_id")),
            fields.Text("run_name"),
            fields.Text("user_id") ?? "",
            fields.Int64("start_time") ?? 0,
            TagFields.RunTags(fields, "tags", options.TruncateLongValues));
        var run = await RunIds.Grain(call, Identifiers.NewRunId(time.GetUtcNow())).CreateAsync(command, call.Aborted);
        await SendAsync(call, run);
    }

    private static async Task GetAsync(ApiCall call) => await SendAsync(call, await RunIds.Grain(call).GetAsync(call.Aborted));

    private static async Task UpdateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var command = new UpdateRun(fields.Status("status"), fields.Int64("end_time"), fields.Text("run_name"));
        var info = await RunIds.Grain(call).UpdateAsync(command, call.Aborted);
        await JsonResponse.SendAsync(call.Http, info, static (json, info) => RunJson.WriteInfo(json, "run_info"u8, info));
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await RunIds.Grain(call, call.Fields.RequiredText("run_id")).DeleteAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task RestoreAsync(ApiCall call)
    {
        await RunIds.Grain(call, call.Fields.RequiredText("run_id")).RestoreAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static Task SendAsync(ApiCall call, Run run) => JsonResponse.SendAsync(call.Http, run, static (json, run) =>
    {
        json.WritePropertyName("run"u8);
        RunJson.WriteObject(json, run, withModelInputs: true);
    });
}
