using Bayou.Api.Routing;
using Bayou.Api.Security;

namespace Bayou.Api.Tests.Routing;

public sealed class TracePermissionTests
{
    private static readonly ILookup<string, ApiRoute> s_routes = BayouApi.BuildRoutes(new ApiServerOptions(), TimeProvider.System).Routes
        .SelectMany(route => route.Templates.Select(template => (Key: $"{route.Method} {template}", route)))
        .ToLookup(pair => pair.Key, pair => pair.route);

    [Theory]
    [InlineData("POST /api/3.0/mlflow/traces", ResourceKind.Trace, PermissionAction.Create)]
    [InlineData("GET /api/3.0/mlflow/traces/get", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("GET /api/3.0/mlflow/traces/batchGet", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("POST /api/3.0/mlflow/traces/search", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("POST /api/3.0/mlflow/traces/metrics", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("PATCH /api/2.0/mlflow/traces/{request_id}", ResourceKind.Trace, PermissionAction.Update)]
    [InlineData("PATCH /api/3.0/mlflow/traces/{trace_id}/tags", ResourceKind.Trace, PermissionAction.Update)]
    [InlineData("POST /api/2.0/mlflow/traces/link-to-run", ResourceKind.Trace, PermissionAction.Update)]
    [InlineData("POST /api/3.0/mlflow/traces/delete-traces", ResourceKind.Trace, PermissionAction.Delete)]
    [InlineData("GET /ajax-api/3.0/mlflow/get-trace-artifact", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("POST /api/3.0/mlflow/traces/{trace_id}/assessments", ResourceKind.Trace, PermissionAction.Update)]
    [InlineData("GET /api/3.0/bayou/traces/{trace_id}/skeleton", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("GET /api/3.0/bayou/traces/{trace_id}/spans", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("GET /api/3.0/bayou/trace-sessions", ResourceKind.Trace, PermissionAction.Read)]
    [InlineData("GET /api/3.0/bayou/experiments/{experiment_id}/trace-retention", ResourceKind.Experiment, PermissionAction.Read)]
    [InlineData("PUT /api/3.0/bayou/experiments/{experiment_id}/trace-retention", ResourceKind.Experiment, PermissionAction.Update)]
    [InlineData("POST /api/3.0/mlflow/issues", ResourceKind.Issue, PermissionAction.Create)]
    [InlineData("POST /api/3.0/mlflow/issues/search", ResourceKind.Issue, PermissionAction.Read)]
    [InlineData("PATCH /api/3.0/mlflow/issues/{issue_id}", ResourceKind.Issue, PermissionAction.Update)]
    public void Route_OnTraces_NeedsItsPermission(string route, ResourceKind resource, PermissionAction action)
    {
        var permission = s_routes[route].ShouldHaveSingleItem().Permission;

        (permission.Resource, permission.Action).ShouldBe((resource, action));
    }
}
