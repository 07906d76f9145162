using System.Collections.Immutable;
using Bayou.Api.Experiments;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Datasets;

/// <summary>The search over datasets that runs named.</summary>
internal static class DatasetEndpoints
{
    internal static void Declare(RouteTable routes) => routes.Add(
        HttpMethods.Post,
        RouteSurface.Ajax2,
        "/mlflow/experiments/search-datasets",
        new RoutePermission(ResourceKind.Experiment, PermissionAction.Read),
        SearchAsync);

    private static async Task SearchAsync(ApiCall call)
    {
        var experimentIds = call.Fields.TextList("experiment_ids");
        if (experimentIds.IsEmpty)
        {
            throw BayouException.InvalidParameter("SearchDatasets request must specify at least one experiment_id.");
        }

        if (experimentIds.Length > Limits.DatasetSearchExperiments)
        {
            throw BayouException.InvalidParameter(
                $"SearchDatasets request cannot specify more than {Limits.DatasetSearchExperiments} experiment_ids. " +
                $"Received {experimentIds.Length} experiment_ids.");
        }

        var ids = experimentIds.Select(ExperimentIds.Parse).Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(ids.Select(id => call.Grains.GetGrain<IDatasetCatalogGrain>(GrainKeys.Experiment(id))
            .SummarizeAsync(Limits.DatasetSearchRows, call.Aborted)));
        ImmutableArray<DatasetSummary> summaries = [.. found.SelectMany(some => some).Take(Limits.DatasetSearchRows)];
        await JsonResponse.SendAsync(call.Http, summaries, DatasetJson.WriteSummaries);
    }
}
