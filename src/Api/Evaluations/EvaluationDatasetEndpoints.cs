using System.Collections.Immutable;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Evaluations;

/// <summary>MLflow's routes on evaluation datasets without their records.</summary>
/// <param name="time">Orders the ids of new datasets.</param>
internal sealed class EvaluationDatasetEndpoints(TimeProvider time)
{
    private const string Datasets = "/mlflow/datasets";
    private const string Dataset = Datasets + "/{dataset_id}";

    private static readonly RoutePermission s_read = new(ResourceKind.EvaluationDataset, PermissionAction.Read);
    private static readonly RoutePermission s_create = new(ResourceKind.EvaluationDataset, PermissionAction.Create);
    private static readonly RoutePermission s_update = new(ResourceKind.EvaluationDataset, PermissionAction.Update);
    private static readonly RoutePermission s_delete = new(ResourceKind.EvaluationDataset, PermissionAction.Delete);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Datasets + "/create", s_create, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, Datasets + "/search", s_read, SearchAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Datasets + "/search", s_read, SearchAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, Dataset, s_read, GetAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api3, Dataset, s_delete, DeleteAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api3, Dataset + "/tags", s_update, SetTagsAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api3, Dataset + "/tags/{key}", s_update, DeleteTagAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Dataset + "/add-experiments", s_update, AddExperimentsAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Dataset + "/remove-experiments", s_update, RemoveExperimentsAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, Dataset + "/experiment-ids", s_read, ExperimentIdsAsync, RouteGate.None);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var name = call.Fields.RequiredText("name");
        EntityNames.CheckLength(name, Limits.EvaluationName, "name");
        var command = new CreateEvaluationDataset(
            GrainKeys.DefaultWorkspace,
            name,
            call.Fields.Text("tags") is { Length: > 0 } tags ? DatasetTagFields.Read(tags) : [],
            call.Fields.TextList("experiment_ids"));
        var id = Identifiers.NewEvaluationDatasetId(time.GetUtcNow());
        var grain = call.Grains.GetGrain<IEvaluationDatasetGrain>(GrainKeys.EvaluationDataset(id));
        await JsonResponse.SendAsync(call.Http, await grain.CreateAsync(command, call.Aborted), EvaluationJson.WriteCreated);
    }

    private static async Task GetAsync(ApiCall call) =>
        await SendAsync(call, await EvaluationDatasetIds.Grain(call).GetAsync(call.Aborted));

    private static async Task SearchAsync(ApiCall call)
    {
        var fields = call.Fields;
        var query = new EvaluationDatasetQuery(
            fields.TextList("experiment_ids"),
            fields.Text("filter_string"),
            fields.Int32("max_results") ?? Limits.EvaluationDefaultResults,
            fields.TextList("order_by"),
            PageToken.Read(fields));
        var catalog = call.Grains.GetGrain<IEvaluationCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));
        await JsonResponse.SendAsync(call.Http, await catalog.SearchAsync(query, call.Aborted), EvaluationJson.WritePage);
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await EvaluationDatasetIds.IgnoreAbsentAsync(() => EvaluationDatasetIds.Grain(call).DeleteAsync(call.Aborted));
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task SetTagsAsync(ApiCall call)
    {
        await EvaluationDatasetIds.Grain(call).SetTagsAsync(DatasetTagFields.Read(call.Fields.RequiredText("tags")), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        await EvaluationDatasetIds.IgnoreAbsentAsync(
            () => EvaluationDatasetIds.Grain(call).DeleteTagAsync(RawPathSegment.Last(call.Http), call.Aborted));
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task AddExperimentsAsync(ApiCall call) =>
        await SendAsync(call, await EvaluationDatasetIds.Grain(call).AddExperimentsAsync(ReadExperiments(call.Fields), call.Aborted));

    private static async Task RemoveExperimentsAsync(ApiCall call) =>
        await SendAsync(call, await EvaluationDatasetIds.Grain(call).RemoveExperimentsAsync(call.Fields.TextList("experiment_ids"), call.Aborted));

    private static async Task ExperimentIdsAsync(ApiCall call)
    {
        var dataset = await EvaluationDatasetIds.Grain(call).GetAsync(call.Aborted);
        await JsonResponse.SendAsync(
            call.Http, dataset.ExperimentIds, static (json, ids) => json.WriteTexts("experiment_ids"u8, ids));
    }

    private static ImmutableArray<string> ReadExperiments(ObjectFields fields) =>
        [.. fields.TextList("experiment_ids").Select(ExperimentIds.Parse)];

    private static Task SendAsync(ApiCall call, EvaluationDataset dataset) =>
        JsonResponse.SendAsync(call.Http, dataset, EvaluationJson.WriteNamed);
}
