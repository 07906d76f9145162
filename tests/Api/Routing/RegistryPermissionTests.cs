using Bayou.Api.Routing;

namespace Bayou.Api.Tests.Routing;

/// <summary>
/// What callers need for each route on registered models (prompts among them), logged models, evaluation datasets and webhooks. The table is
/// written by hand, so that a change of a permission, or a route that is new, shows here.
/// </summary>
public sealed class RegistryPermissionTests
{
    private const string Expected =
        """
        DELETE /api/2.0/mlflow/registered-models/alias: Delete RegisteredModel
        GET /api/2.0/mlflow/registered-models/alias: Read RegisteredModel
        POST /api/2.0/mlflow/registered-models/alias: Update RegisteredModel
        POST /api/2.0/mlflow/registered-models/create: Create RegisteredModel
        DELETE /api/2.0/mlflow/registered-models/delete: Delete RegisteredModel
        DELETE /api/2.0/mlflow/registered-models/delete-tag: Delete RegisteredModel
        GET /api/2.0/mlflow/registered-models/get: Read RegisteredModel
        GET /api/2.0/mlflow/registered-models/get-latest-versions: Read RegisteredModel
        POST /api/2.0/mlflow/registered-models/get-latest-versions: Read RegisteredModel
        POST /api/2.0/mlflow/registered-models/rename: Update RegisteredModel
        GET /api/2.0/mlflow/registered-models/search: Read RegisteredModel
        POST /api/2.0/mlflow/registered-models/set-tag: Update RegisteredModel
        PATCH /api/2.0/mlflow/registered-models/update: Update RegisteredModel
        POST /api/2.0/mlflow/model-versions/create: Update RegisteredModel
        DELETE /api/2.0/mlflow/model-versions/delete: Delete RegisteredModel
        DELETE /api/2.0/mlflow/model-versions/delete-tag: Delete RegisteredModel
        GET /api/2.0/mlflow/model-versions/get: Read RegisteredModel
        GET /api/2.0/mlflow/model-versions/get-download-uri: Read RegisteredModel
        GET /api/2.0/mlflow/model-versions/search: Read RegisteredModel
        POST /api/2.0/mlflow/model-versions/set-tag: Update RegisteredModel
        POST /api/2.0/mlflow/model-versions/transition-stage: Update RegisteredModel
        PATCH /api/2.0/mlflow/model-versions/update: Update RegisteredModel
        GET /model-versions/get-artifact: Read RegisteredModel
        GET /ajax-api/2.0/mlflow/logged-models/{model_id}/artifacts/files: Read LoggedModel
        POST /api/2.0/mlflow/logged-models: Create LoggedModel
        POST /api/2.0/mlflow/logged-models/search: Read LoggedModel
        DELETE /api/2.0/mlflow/logged-models/{model_id}: Delete LoggedModel
        GET /api/2.0/mlflow/logged-models/{model_id}: Read LoggedModel
        PATCH /api/2.0/mlflow/logged-models/{model_id}: Update LoggedModel
        GET /api/2.0/mlflow/logged-models/{model_id}/artifacts/directories: Read LoggedModel
        POST /api/2.0/mlflow/logged-models/{model_id}/params: Update LoggedModel
        PATCH /api/2.0/mlflow/logged-models/{model_id}/tags: Update LoggedModel
        DELETE /api/2.0/mlflow/logged-models/{model_id}/tags/{tag_key}: Update LoggedModel
        POST /api/3.0/mlflow/datasets/create: Create EvaluationDataset
        GET /api/3.0/mlflow/datasets/search: Read EvaluationDataset
        POST /api/3.0/mlflow/datasets/search: Read EvaluationDataset
        DELETE /api/3.0/mlflow/datasets/{dataset_id}: Delete EvaluationDataset
        GET /api/3.0/mlflow/datasets/{dataset_id}: Read EvaluationDataset
        POST /api/3.0/mlflow/datasets/{dataset_id}/add-experiments: Update EvaluationDataset
        GET /api/3.0/mlflow/datasets/{dataset_id}/experiment-ids: Read EvaluationDataset
        DELETE /api/3.0/mlflow/datasets/{dataset_id}/records: Update EvaluationDataset
        GET /api/3.0/mlflow/datasets/{dataset_id}/records: Read EvaluationDataset
        POST /api/3.0/mlflow/datasets/{dataset_id}/records: Update EvaluationDataset
        POST /api/3.0/mlflow/datasets/{dataset_id}/remove-experiments: Update EvaluationDataset
        PATCH /api/3.0/mlflow/datasets/{dataset_id}/tags: Update EvaluationDataset
        DELETE /api/3.0/mlflow/datasets/{dataset_id}/tags/{key}: Update EvaluationDataset
        GET /api/2.0/bayou/webhooks/{webhook_id}/deliveries: Update Server
        DELETE /api/2.0/bayou/model-versions/approvals: Delete ModelApproval
        GET /api/2.0/bayou/model-versions/approvals: Read RegisteredModel
        POST /api/2.0/bayou/model-versions/approvals: Create ModelApproval
        DELETE /api/2.0/bayou/registered-models/policies: Delete ModelPolicy
        GET /api/2.0/bayou/registered-models/policies: Read RegisteredModel
        POST /api/2.0/bayou/registered-models/policies: Update ModelPolicy
        GET /api/2.0/bayou/registered-models/policies/evaluate: Update RegisteredModel
        GET /api/2.0/mlflow/webhooks: Update Server
        POST /api/2.0/mlflow/webhooks: Update Server
        DELETE /api/2.0/mlflow/webhooks/{webhook_id}: Update Server
        GET /api/2.0/mlflow/webhooks/{webhook_id}: Update Server
        PATCH /api/2.0/mlflow/webhooks/{webhook_id}: Update Server
        POST /api/2.0/mlflow/webhooks/{webhook_id}/test: Update Server
        """;

    private static readonly string[] s_areas = ["/registered-models", "/model-versions", "/logged-models", "/mlflow/datasets", "/webhooks"];

    [Fact]
    public void Permissions_OfTheRegistryAndItsNeighbours_AreThose()
    {
        var table = BayouApi.BuildRoutes(new ApiServerOptions(), TimeProvider.System);
        var declared = table.Routes
            .Where(route => s_areas.Any(area => route.Path.Contains(area, StringComparison.Ordinal)))
            .Select(route => $"{route.Method} {route.Surface.Prefixes[0]}{route.Path}: {route.Permission.Action} {route.Permission.Resource}");

        declared.Order(StringComparer.Ordinal).ShouldBe(
            Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
    }
}
