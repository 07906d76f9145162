using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.LoggedModels;

/// <summary>MLflow's routes on one logged model: make, read, change, delete.</summary>
/// <param name="time">Orders the ids of new models.</param>
internal sealed class LoggedModelEndpoints(TimeProvider time)
{
    private const string Models = "/mlflow/logged-models";
    private const string Model = Models + "/{model_id}";

    private static readonly RoutePermission s_read = new(ResourceKind.LoggedModel, PermissionAction.Read);
    private static readonly RoutePermission s_create = new(ResourceKind.LoggedModel, PermissionAction.Create);
    private static readonly RoutePermission s_update = new(ResourceKind.LoggedModel, PermissionAction.Update);
    private static readonly RoutePermission s_delete = new(ResourceKind.LoggedModel, PermissionAction.Delete);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Models, s_create, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Model, s_read, GetAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api2, Model, s_update, FinalizeAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Model, s_delete, DeleteAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Model + "/params", s_update, LogParamsAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api2, Model + "/tags", s_update, SetTagsAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Model + "/tags/{tag_key}", s_update, DeleteTagAsync);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var grain = LoggedModelIds.Grain(call.Grains, Identifiers.NewModelId(time.GetUtcNow()));
        var model = await grain.CreateAsync(LoggedModelFields.ReadCreate(call.Fields), call.Aborted);
        await JsonResponse.SendAsync(call.Http, model, LoggedModelJson.WriteModel);
    }

    /// <summary>A deleted model is shown only with <c>allow_deleted=true</c>, which MLflow takes from the query alone.</summary>
    private static async Task GetAsync(ApiCall call)
    {
        var model = await LoggedModelIds.Grain(call).GetAsync(call.Aborted);
        var allowDeleted = call.Http.Request.Query["allow_deleted"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        if (model.Info.LifecycleStage == LifecycleStage.Deleted && !allowDeleted)
        {
            throw LoggedModelIds.NotFound(model.Info.ModelId);
        }

        await JsonResponse.SendAsync(call.Http, model, LoggedModelJson.WriteModel);
    }

    private static async Task FinalizeAsync(ApiCall call)
    {
        CheckModelId(call);
        var model = await LoggedModelIds.Grain(call).FinalizeAsync(LoggedModelFields.ReadStatus(call.Fields), call.Aborted);
        await JsonResponse.SendAsync(call.Http, model, LoggedModelJson.WriteModel);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await LoggedModelIds.Grain(call).DeleteAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task LogParamsAsync(ApiCall call)
    {
        CheckModelId(call);
        await LoggedModelIds.Grain(call).LogParamsAsync(call.Fields.ObjectList("params", LoggedModelFields.ReadParam), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task SetTagsAsync(ApiCall call)
    {
        await LoggedModelIds.Grain(call).SetTagsAsync(call.Fields.ObjectList("tags", LoggedModelFields.ReadTag), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        await LoggedModelIds.Grain(call).DeleteTagAsync(RawPathSegment.Last(call.Http), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    /// <summary>MLflow wants the id in the body too. Two different ids leave open which model is meant.</summary>
    private static void CheckModelId(ApiCall call)
    {
        var (inBody, inPath) = (call.Fields.RequiredText("model_id"), LoggedModelIds.OfRoute(call.Http));
        if (inBody != inPath)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for parameter 'model_id' supplied: the body names '{inBody}' and the URL '{inPath}'. Send the same id in both.");
        }
    }
}
