using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Registry;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry;

/// <summary>MLflow's routes of registered models.</summary>
internal static class RegisteredModelEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        const string Models = "/mlflow/registered-models/";
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Models + "create", RegistryPermissions.Create, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Models + "get", RegistryPermissions.Read, GetAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api2, Models + "update", RegistryPermissions.Update, UpdateAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Models + "rename", RegistryPermissions.Update, RenameAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Models + "delete", RegistryPermissions.Delete, DeleteAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Models + "set-tag", RegistryPermissions.Update, SetTagAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Models + "delete-tag", RegistryPermissions.Delete, DeleteTagAsync);
    }

    private static async Task CreateAsync(ApiCall call)
    {
        var name = ModelNames.CheckNew(call.Fields.RequiredText("name"), "name");
        var command = new CreateRegisteredModel(call.Fields.Text("description"), RegistryTags.ReadList(call.Fields));
        var model = await ModelNames.Grain(call.Grains, name).CreateAsync(command, call.Aborted);
        await JsonResponse.SendAsync(call.Http, model, RegistryJson.WriteModel);
    }

    private static async Task GetAsync(ApiCall call) =>
        await JsonResponse.SendAsync(call.Http, await ModelNames.Grain(call).GetAsync(call.Aborted), RegistryJson.WriteModel);

    private static async Task UpdateAsync(ApiCall call)
    {
        var model = await ModelNames.Grain(call).UpdateAsync(call.Fields.Text("description") ?? "", call.Aborted);
        await JsonResponse.SendAsync(call.Http, model, RegistryJson.WriteModel);
    }

    private static async Task RenameAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        var newName = ModelNames.CheckNew(call.Fields.RequiredText("new_name"), "new_name");
        await JsonResponse.SendAsync(call.Http, await grain.RenameAsync(newName, call.Aborted), RegistryJson.WriteModel);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await ModelNames.Grain(call).DeleteAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task SetTagAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        await grain.SetTagAsync(RegistryTags.Read(call.Fields), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        await grain.DeleteTagAsync(RegistryTags.ReadKey(call.Fields), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }
}
