using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry;

/// <summary>MLflow's searches of registered models and of model versions.</summary>
internal static class RegistrySearchEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/registered-models/search", RegistryPermissions.Read, SearchModelsAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/model-versions/search", RegistryPermissions.Read, SearchVersionsAsync);
    }

    private static async Task SearchModelsAsync(ApiCall call)
    {
        var page = await Catalog(call).SearchModelsAsync(Read(call.Fields, Limits.RegisteredModelSearchDefaultResults), call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, RegistryJson.WritePage);
    }

    private static async Task SearchVersionsAsync(ApiCall call)
    {
        var page = await Catalog(call).SearchVersionsAsync(Read(call.Fields, Limits.ModelVersionSearchMaxResults), call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, RegistryJson.WritePage);
    }

    private static RegistrySearchQuery Read(ObjectFields fields, int defaultResults) => new(
        fields.Text("filter"),
        (int)Math.Clamp(fields.Int64("max_results") ?? defaultResults, int.MinValue, int.MaxValue),
        fields.TextList("order_by"),
        PageToken.Read(fields));

    private static IModelCatalogGrain Catalog(ApiCall call) =>
        call.Grains.GetGrain<IModelCatalogGrain>(GrainKeys.ModelCatalog(GrainKeys.DefaultWorkspace));
}
