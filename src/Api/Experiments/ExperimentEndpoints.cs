using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Experiments;

/// <summary>MLflow's experiment routes.</summary>
/// <param name="options">Limits of locations.</param>
internal sealed class ExperimentEndpoints(ApiServerOptions options)
{
    private static readonly RoutePermission s_read = new(ResourceKind.Experiment, PermissionAction.Read);
    private static readonly RoutePermission s_create = new(ResourceKind.Experiment, PermissionAction.Create);
    private static readonly RoutePermission s_update = new(ResourceKind.Experiment, PermissionAction.Update);
    private static readonly RoutePermission s_delete = new(ResourceKind.Experiment, PermissionAction.Delete);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/create", s_create, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/experiments/get", s_read, GetAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/experiments/get-by-name", s_read, GetByNameAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, "/mlflow/experiments/search", s_read, SearchAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/search", s_read, SearchAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/update", s_update, UpdateAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/delete", s_delete, DeleteAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/restore", s_delete, RestoreAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/set-experiment-tag", s_update, SetTagAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, "/mlflow/experiments/delete-experiment-tag", s_update, DeleteTagAsync);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var name = ReadName(call.Fields, "name");
        var location = call.Fields.Text("artifact_location");
        if (!string.IsNullOrEmpty(location))
        {
            location = ArtifactLocation.ValidateForExperiment(location, options.MaxArtifactLocation);
        }

        var command = new CreateExperiment(
            name, string.IsNullOrEmpty(location) ? null : location, call.Fields.ObjectList("tags", TagFields.ExperimentTag));
        var id = await Catalog(call).CreateAsync(command, call.Aborted);
        await JsonResponse.SendAsync(call.Http, id, static (json, id) => json.WriteString("experiment_id"u8, id));
    }

    private static async Task GetAsync(ApiCall call) => await SendAsync(call, await Grain(call).GetAsync(call.Aborted));

    private static async Task GetByNameAsync(ApiCall call)
    {
        var name = call.Fields.RequiredText("experiment_name");
        var experiment = await Catalog(call).FindByNameAsync(name, call.Aborted)
            ?? throw BayouException.DoesNotExist($"Could not find experiment with name '{name}'");
        await SendAsync(call, experiment);
    }

    private static async Task SearchAsync(ApiCall call)
    {
        var fields = call.Fields;
        var maxResults = fields.Int64("max_results") ?? 0;
        if (maxResults is < 1 or > Limits.SearchMaxResults)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value {maxResults} for parameter 'max_results' supplied: it must be a positive integer of at most {Limits.SearchMaxResults}.");
        }

        var query = new ExperimentSearchQuery(
            fields.Text("filter"), fields.View("view_type"), (int)maxResults, fields.TextList("order_by"), PageToken.Read(fields));
        var page = await Catalog(call).SearchAsync(query, call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, ExperimentJson.WritePage);
    }

    private static async Task UpdateAsync(ApiCall call)
    {
        var experiment = Grain(call);
        await experiment.RenameAsync(ReadName(call.Fields, "new_name"), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await Grain(call).DeleteAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task RestoreAsync(ApiCall call)
    {
        await Grain(call).RestoreAsync(call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task SetTagAsync(ApiCall call)
    {
        var experiment = Grain(call);
        await experiment.SetTagAsync(TagFields.ExperimentTag(call.Fields), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        var experiment = Grain(call);
        await experiment.DeleteTagAsync(call.Fields.RequiredText("key"), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static string ReadName(ObjectFields fields, string field)
    {
        var name = fields.RequiredText(field);
        EntityNames.CheckLength(name, Limits.ExperimentName, field);
        return name;
    }

    private static IExperimentGrain Grain(ApiCall call) => call.Grains.GetGrain<IExperimentGrain>(
        GrainKeys.Experiment(ExperimentIds.Parse(call.Fields.RequiredText("experiment_id"))));

    private static IExperimentCatalogGrain Catalog(ApiCall call) =>
        call.Grains.GetGrain<IExperimentCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));

    private static Task SendAsync(ApiCall call, Experiment experiment) =>
        JsonResponse.SendAsync(call.Http, experiment, static (json, experiment) =>
        {
            json.WritePropertyName("experiment"u8);
            ExperimentJson.WriteObject(json, experiment);
        });
}
