using Bayou.Api.Datasets;
using Bayou.Api.LoggedModels;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Runs;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Runs;

/// <summary>
/// MLflow's routes by which a run logs: metrics, params, tags, inputs, outputs. What has arrived whole is written also when its client has gone
/// meanwhile: it will try again and find it written.
/// </summary>
/// <param name="options">Whether long values are cut.</param>
internal sealed class RunLoggingEndpoints(ApiServerOptions options)
{
    /// <summary>A dataset's profile alone may have 16 Mi characters.</summary>
    private const long MaxInputsBytes = 128L * 1024 * 1024;

    private static readonly RoutePermission s_update = new(ResourceKind.Run, PermissionAction.Update);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/log-metric", s_update, LogMetricAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/log-parameter", s_update, LogParamAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/set-tag", s_update, SetTagAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/delete-tag", s_update, DeleteTagAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/log-batch", s_update, LogBatchAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/log-inputs", s_update, LogInputsAsync, maxBodyBytes: MaxInputsBytes);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/outputs", s_update, LogOutputsAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/runs/log-model", s_update, LogModelAsync);
    }

    private static async Task LogMetricAsync(ApiCall call)
    {
        var runId = RunIds.Read(call.Fields);
        var run = RunIds.Grain(call, runId);
        var metric = LogFields.ReadMetric(call.Fields);
        var links = ModelMetricLinks.Of(call.Fields, metric, runId);
        await links.CheckAsync(call.Grains);
        await run.LogMetricAsync(metric, CancellationToken.None);
        await links.WriteAsync(call.Grains);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private async Task LogParamAsync(ApiCall call)
    {
        var run = RunIds.Grain(call);
        await run.LogParamAsync(LogFields.ReadParam(call.Fields, options.TruncateLongValues), CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private async Task SetTagAsync(ApiCall call)
    {
        var run = RunIds.Grain(call);
        await run.SetTagAsync(TagFields.RunTag(call.Fields, options.TruncateLongValues), CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        var run = RunIds.Grain(call, call.Fields.RequiredText("run_id"));
        await run.DeleteTagAsync(call.Fields.RequiredText("key"), CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private async Task LogBatchAsync(ApiCall call)
    {
        var run = RunIds.StrictGrain(call);
        var batch = LogFields.ReadBatch(call.Fields, options.TruncateLongValues);
        var links = ModelMetricLinks.OfBatch(call.Fields, batch.Metrics, call.Fields.RequiredText("run_id"));
        await links.CheckAsync(call.Grains);
        await run.LogBatchAsync(batch, CancellationToken.None);
        await links.WriteAsync(call.Grains);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task LogInputsAsync(ApiCall call)
    {
        var run = RunIds.StrictGrain(call);
        var datasets = call.Fields.ObjectList("datasets", DatasetFields.ReadInput);
        var models = call.Fields.ObjectList("models", model => model.RequiredText("model_id"));
        await run.LogInputsAsync(datasets, models, CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task LogOutputsAsync(ApiCall call)
    {
        var run = RunIds.Grain(call, call.Fields.RequiredText("run_id"));
        if (!call.Fields.Has("models"))
        {
            throw RequestErrors.Missing("models");
        }

        await run.LogOutputsAsync(LogFields.ReadModelOutputs(call.Fields), CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task LogModelAsync(ApiCall call)
    {
        var run = RunIds.Grain(call, call.Fields.RequiredText("run_id"));
        await run.LogModelAsync(ModelDescription.Read(call.Fields.RequiredText("model_json")), CancellationToken.None);
        await JsonResponse.EmptyAsync(call.Http);
    }
}
