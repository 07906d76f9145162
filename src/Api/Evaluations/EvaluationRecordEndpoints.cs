using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Evaluations;

/// <summary>MLflow's routes on the records of an evaluation dataset.</summary>
internal static class EvaluationRecordEndpoints
{
    private const string Records = "/mlflow/datasets/{dataset_id}/records";

    private static readonly RoutePermission s_read = new(ResourceKind.EvaluationDataset, PermissionAction.Read);
    private static readonly RoutePermission s_update = new(ResourceKind.EvaluationDataset, PermissionAction.Update);

    internal static void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Get, RouteSurface.Api3, Records, s_read, ReadAsync, RouteGate.None);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Records, s_update, UpsertAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api3, Records, s_update, DeleteAsync);
    }

    private static async Task UpsertAsync(ApiCall call)
    {
        var command = RecordFields.Read(call.Fields.RequiredText("records"));
        var outcome = await EvaluationDatasetIds.Grain(call).UpsertAsync(command, call.Aborted);
        await JsonResponse.SendAsync(call.Http, outcome, static (json, outcome) =>
        {
            json.WriteNumber("inserted_count"u8, outcome.Inserted);
            json.WriteNumber("updated_count"u8, outcome.Updated);
        });
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        var outcome = await EvaluationDatasetIds.Grain(call).DeleteRecordsAsync(call.Fields.TextList("dataset_record_ids"), call.Aborted);
        await JsonResponse.SendAsync(call.Http, outcome, static (json, outcome) => json.WriteNumber("deleted_count"u8, outcome.Deleted));
    }

    private static async Task ReadAsync(ApiCall call)
    {
        var maxResults = call.Fields.Int32("max_results") is { } given and not 0 ? given : Limits.EvaluationDefaultResults;
        if (maxResults is < 1 or > Limits.SearchMaxResults)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value {maxResults} for parameter 'max_results' supplied. It must be a positive integer of at most {Limits.SearchMaxResults}.");
        }

        var page = await EvaluationDatasetIds.Grain(call).ReadRecordsAsync(RecordToken.Read(call.Fields), maxResults, call.Aborted);
        await JsonResponse.SendAsync(call.Http, (page, EvaluationDatasetIds.OfRoute(call)), static (json, answer) =>
        {
            EvaluationJson.WriteRecords(json, answer.page.Records, answer.Item2);
            json.WritePageToken(answer.page.HasMore ? RecordToken.After(answer.page.Records[^1]) : null);
        });
    }
}
