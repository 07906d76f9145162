using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.LoggedModels;

/// <summary>Ids of logged models from outside. Only ids of the form that runs have reach a grain; nothing else can be the id of a model.</summary>
internal static class LoggedModelIds
{
    private const string RouteParameter = "model_id";

    /// <summary>The id in the request's path.</summary>
    internal static string OfRoute(HttpContext http) => (string)http.Request.RouteValues[RouteParameter]!;

    /// <summary>The grain of the id in the request's path.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no model has such an id.</exception>
    internal static ILoggedModelGrain Grain(ApiCall call) => Grain(call.Grains, OfRoute(call.Http));

    /// <summary>The grain of an id.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no model has such an id.</exception>
    internal static ILoggedModelGrain Grain(IGrainFactory grains, string modelId) => RunIds.IsWellFormed(modelId)
        ? grains.GetGrain<ILoggedModelGrain>(GrainKeys.LoggedModel(modelId))
        : throw NotFound(modelId);

    internal static BayouException NotFound(string modelId) => BayouException.DoesNotExist($"Logged model with ID '{modelId}' not found.");
}
