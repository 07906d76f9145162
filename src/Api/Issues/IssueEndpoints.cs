using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Issues;
using Bayou.Contracts.Names;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Issues;

/// <summary>MLflow's routes on issues. The one that lets a job find them is refused: there is no runner of jobs.</summary>
/// <param name="time">Orders the ids of new issues.</param>
internal sealed class IssueEndpoints(TimeProvider time)
{
    private const string Issues = "/mlflow/issues";
    private const string OneIssue = Issues + "/{issue_id}";

    private static readonly RoutePermission s_read = new(ResourceKind.Issue, PermissionAction.Read);
    private static readonly RoutePermission s_create = new(ResourceKind.Issue, PermissionAction.Create);
    private static readonly RoutePermission s_update = new(ResourceKind.Issue, PermissionAction.Update);

    /// <summary>MLflow asks for the right to change the experiment, which gets a run.</summary>
    private static readonly RoutePermission s_invoke = new(ResourceKind.Experiment, PermissionAction.Update);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Issues, s_create, CreateAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Issues + "/search", s_read, SearchAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Ajax3, Issues + "/invoke", s_invoke, RefuseInvokeAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, OneIssue, s_read, GetAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api3, OneIssue, s_update, UpdateAsync);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var name = fields.RequiredText("name");
        var description = fields.RequiredText("description");
        var command = new CreateIssue(
            GrainKeys.DefaultWorkspace,
            ExperimentIds.Parse(fields.RequiredText("experiment_id")),
            name,
            description,
            IssueFields.Status(fields) ?? IssueStatus.Pending,
            IssueFields.Severity(fields),
            fields.TextList("root_causes"),
            fields.TextList("categories"),
            IssueFields.TextOrNull(fields, "source_run_id"),
            IssueFields.TextOrNull(fields, "created_by"));
        var issue = Grain(call, Identifiers.NewIssueId(time.GetUtcNow()));
        await SendAsync(call, await issue.CreateAsync(command, call.Aborted));
    }

    private static async Task GetAsync(ApiCall call) => await SendAsync(call, await OfRoute(call).GetAsync(call.Aborted));

    private static async Task UpdateAsync(ApiCall call)
    {
        var fields = call.Fields;
        fields.RequiredText("issue_id");
        var command = new UpdateIssue(
            IssueFields.TextOrNull(fields, "name"),
            IssueFields.TextOrNull(fields, "description"),
            IssueFields.Status(fields),
            IssueFields.Severity(fields));
        await SendAsync(call, await OfRoute(call).UpdateAsync(command, call.Aborted));
    }

    private static async Task SearchAsync(ApiCall call)
    {
        var fields = call.Fields;
        var query = new IssueQuery(
            fields.Text("experiment_id") is { Length: > 0 } experimentId ? ExperimentIds.Parse(experimentId) : null,
            fields.Text("filter_string"),
            fields.Int32("max_results") ?? Limits.IssueSearchDefaultResults,
            PageToken.Read(fields),
            fields.Boolean("include_trace_count") ?? false);
        var catalog = call.Grains.GetGrain<IIssueCatalogGrain>(GrainKeys.Catalog(GrainKeys.DefaultWorkspace));
        await JsonResponse.SendAsync(call.Http, await catalog.SearchAsync(query, call.Aborted), IssueJson.WritePage);
    }

    private static Task RefuseInvokeAsync(ApiCall call) => throw new BayouException(
        ErrorCode.NotImplemented,
        "This server runs no jobs, so it can't look for issues itself. Find them with a program of yours, and add them with POST "
        + "/api/3.0/mlflow/issues and assessments of type issue.");

    private static IIssueGrain OfRoute(ApiCall call) => Grain(call, (string)call.Http.Request.RouteValues["issue_id"]!);

    private static IIssueGrain Grain(ApiCall call, string issueId) => call.Grains.GetGrain<IIssueGrain>(GrainKeys.Issue(issueId));

    private static Task SendAsync(ApiCall call, Issue issue) => JsonResponse.SendAsync(call.Http, issue, IssueJson.WriteNamed);
}
