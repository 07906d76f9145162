using System.Collections.Immutable;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Runs;

/// <summary>MLflow's run search. Bayou adds two optional fields: <c>fields</c> (a projection) and <c>include_total</c>.</summary>
internal static class RunSearchEndpoints
{
    internal static void Declare(RouteTable routes) => routes.Add(
        HttpMethods.Post,
        RouteSurface.Api2,
        "/mlflow/runs/search",
        new RoutePermission(ResourceKind.Run, PermissionAction.Read),
        SearchAsync);

    private static async Task SearchAsync(ApiCall call)
    {
        var fields = call.Fields;
        var maxResults = fields.Int32("max_results") ?? Limits.RunSearchDefaultResults;
        if (maxResults is < 1 or > Limits.SearchMaxResults)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value {maxResults} for parameter 'max_results' supplied: it must be a positive integer of at most {Limits.SearchMaxResults}.");
        }

        var query = new RunSearchQuery(
            [.. fields.TextList("experiment_ids").Select(ExperimentIds.Parse)],
            fields.Text("filter"),
            fields.View("run_view_type"),
            maxResults,
            fields.TextList("order_by"),
            PageToken.Read(fields),
            ReadProjection(fields),
            fields.Boolean("include_total") ?? false);
        var page = await call.Grains.GetGrain<IRunSearchGrain>(GrainKeys.Stateless).SearchAsync(query, call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, RunJson.WritePage);
    }

    /// <summary>
    /// <c>fields</c> lists what to return beside each run's head: <c>metrics</c>, <c>params</c>, <c>tags</c> or
    /// <c>inputs</c> for all of a kind, <c>metrics.loss</c> for one. Absent means everything.
    /// </summary>
    private static RunProjection? ReadProjection(ObjectFields fields)
    {
        if (!fields.Has("fields"))
        {
            return null;
        }

        var projection = new RunProjection([], [], [], Inputs: false);
        foreach (var field in fields.TextList("fields"))
        {
            var dot = field.IndexOf('.', StringComparison.Ordinal);
            var (kind, key) = dot < 0 ? (field, null) : (field[..dot], field[(dot + 1)..].Trim('`'));
            projection = kind switch
            {
                "info" when key is null => projection,
                "inputs" when key is null => projection with { Inputs = true },
                "metrics" => projection with { Metrics = Add(projection.Metrics, key) },
                "params" => projection with { Params = Add(projection.Params, key) },
                "tags" => projection with { Tags = Add(projection.Tags, key) },
                _ => throw RequestErrors.Invalid(
                    "fields", field, "each item is info, inputs, metrics, params or tags, or one key such as metrics.loss"),
            };
        }

        return projection;
    }

    /// <summary>A default list stands for all keys of its kind.</summary>
    private static ImmutableArray<string> Add(ImmutableArray<string> keys, string? key) =>
        key is null || keys.IsDefault ? default : keys.Add(key);
}
