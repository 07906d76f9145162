using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;

namespace Bayou.Api.Evaluations;

/// <summary>Ids of evaluation datasets from outside. Only ids of the form that runs have reach a grain.</summary>
internal static class EvaluationDatasetIds
{
    private const string RouteParameter = "dataset_id";

    /// <summary>The id in the request's path.</summary>
    internal static string OfRoute(ApiCall call) => (string)call.Http.Request.RouteValues[RouteParameter]!;

    /// <summary>The grain of the id in the request's path.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no dataset has such an id.</exception>
    internal static IEvaluationDatasetGrain Grain(ApiCall call)
    {
        var datasetId = OfRoute(call);
        return RunIds.IsWellFormed(datasetId)
            ? call.Grains.GetGrain<IEvaluationDatasetGrain>(GrainKeys.EvaluationDataset(datasetId))
            : throw BayouException.DoesNotExist($"Evaluation dataset with id '{datasetId}' not found");
    }

    /// <summary>Runs a call of which MLflow says nothing when the dataset is not there.</summary>
    internal static async Task IgnoreAbsentAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            // What should be gone is gone.
        }
    }
}
