using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.LoggedModels;

/// <summary>MLflow's search over logged models.</summary>
internal static class LoggedModelSearchEndpoints
{
    internal static void Declare(RouteTable routes) => routes.Add(
        HttpMethods.Post,
        RouteSurface.Api2,
        "/mlflow/logged-models/search",
        new RoutePermission(ResourceKind.LoggedModel, PermissionAction.Read),
        SearchAsync);

    private static async Task SearchAsync(ApiCall call)
    {
        var fields = call.Fields;
        if (!fields.Has("experiment_ids"))
        {
            throw RequestErrors.Missing("experiment_ids");
        }

        var query = new LoggedModelSearchQuery(
            [.. fields.TextList("experiment_ids").Select(ExperimentIds.Parse)],
            fields.Text("filter"),
            fields.ObjectList("datasets", ReadDataset),
            ReadMaxResults(fields),
            fields.ObjectList("order_by", ReadOrder),
            PageToken.Read(fields));
        var page = await call.Grains.GetGrain<ILoggedModelSearchGrain>(GrainKeys.Stateless).SearchAsync(query, call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, LoggedModelJson.WritePage);
    }

    /// <summary>MLflow takes 0 for 100.</summary>
    private static int ReadMaxResults(ObjectFields fields) => fields.Int32("max_results") switch
    {
        null => Limits.LoggedModelSearchDefaultResults,
        0 => Limits.LoggedModelSearchZeroResults,
        { } given => given,
    };

    private static LoggedModelOrder ReadOrder(ObjectFields fields) =>
        new(fields.Text("field_name") ?? "", fields.Boolean("ascending") ?? true, ReadDataset(fields));

    private static DatasetReference ReadDataset(ObjectFields fields) => new(Given(fields, "dataset_name"), Given(fields, "dataset_digest"));

    private static string? Given(ObjectFields fields, string name) => fields.Text(name) is { Length: > 0 } text ? text : null;
}
