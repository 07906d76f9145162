using Bayou.Api.Registry.Policies;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Registry;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry;

/// <summary>MLflow's routes that find versions by alias or by stage.</summary>
internal static class ModelAliasEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        const string Alias = "/mlflow/registered-models/alias";
        const string Latest = "/mlflow/registered-models/get-latest-versions";
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Alias, RegistryPermissions.Update, SetAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Alias, RegistryPermissions.Read, GetAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Alias, RegistryPermissions.Delete, DeleteAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Latest, RegistryPermissions.Read, GetLatestAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Latest, RegistryPermissions.Read, GetLatestAsync);
    }

    private static async Task SetAsync(ApiCall call)
    {
        var name = ModelNames.Check(call.Fields.RequiredText("name"), "name");
        var alias = AliasNames.CheckNew(call.Fields.RequiredText("alias"));
        var version = ModelVersions.Parse(name, call.Fields.RequiredText("version"));
        await Promotions.SetAliasAsync(call, name, new ModelAlias(alias, version));
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task GetAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        var version = await grain.GetByAliasAsync(AliasNames.Check(call.Fields.RequiredText("alias")), call.Aborted);
        await JsonResponse.SendAsync(call.Http, version, RegistryJson.WriteVersion);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        await grain.DeleteAliasAsync(AliasNames.Check(call.Fields.RequiredText("alias")), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task GetLatestAsync(ApiCall call)
    {
        var grain = ModelNames.Grain(call);
        var stages = call.Fields.TextList("stages");
        var versions = await grain.GetLatestVersionsAsync(
            stages.IsEmpty ? ModelStages.All : [.. stages.Select(ModelStages.Parse).Distinct()], call.Aborted);
        await JsonResponse.SendAsync(call.Http, versions, RegistryJson.WriteVersions);
    }
}
