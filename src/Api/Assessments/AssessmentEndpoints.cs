using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Api.Traces;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Assessments;

/// <summary>MLflow's routes on the assessments of a trace.</summary>
/// <param name="time">The clock of creation times, which also orders ids.</param>
internal sealed class AssessmentEndpoints(TimeProvider time)
{
    private const string Assessments = "/mlflow/traces/{trace_id}/assessments";
    private const string OneAssessment = Assessments + "/{assessment_id}";

    private static readonly RoutePermission s_read = new(ResourceKind.Trace, PermissionAction.Read);
    private static readonly RoutePermission s_update = new(ResourceKind.Trace, PermissionAction.Update);

    internal void Declare(RouteTable routes)
    {
        routes.Add(HttpMethods.Post, RouteSurface.Api3, Assessments, s_update, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api3, OneAssessment, s_read, GetAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api3, OneAssessment, s_update, UpdateAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api3, OneAssessment, s_update, DeleteAsync);
    }

    private static async Task GetAsync(ApiCall call) =>
        await SendAsync(call, await TraceIds.OfRouteGrain(call).GetAssessmentAsync(AssessmentId(call), call.Aborted));

    private static async Task UpdateAsync(ApiCall call)
    {
        var fields = Content(call);
        var mask = UpdateMask.Read(call.Fields);
        var content = mask.Contains("feedback") ? AssessmentContentFields.ReadFeedback(fields)
            : mask.Contains("expectation") ? AssessmentContentFields.ReadExpectation(fields)
            : null;
        var command = new UpdateAssessment(
            AssessmentId(call),
            mask.Contains("assessment_name") ? AssessmentFields.Name(fields) : null,
            content is null ? null : Changed(content),
            mask.Contains("rationale") ? fields.Text("rationale") ?? "" : null,
            mask.Contains("metadata") ? fields.TextMap("metadata") : []);
        await SendAsync(call, await TraceIds.OfRouteGrain(call).UpdateAssessmentAsync(command, call.Aborted));
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        try
        {
            await TraceIds.OfRouteGrain(call).DeleteAssessmentAsync(AssessmentId(call), call.Aborted);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            // As in MLflow, what is not there counts as deleted, with its trace.
        }

        await JsonResponse.EmptyAsync(call.Http);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var now = time.GetUtcNow();
        var assessment = AssessmentFields.Read(
            Content(call), now.ToUnixTimeMilliseconds(), () => Identifiers.NewAssessmentId(now));
        await SendAsync(call, await TraceIds.OfRouteGrain(call).CreateAssessmentAsync(assessment, call.Aborted));
    }

    private static ObjectFields Content(ApiCall call) => call.Fields.Nested("assessment") ?? throw RequestErrors.Missing("assessment");

    private static string AssessmentId(ApiCall call) => (string)call.Http.Request.RouteValues["assessment_id"]!;

    /// <summary>Only the value counts in an update.</summary>
    private static Assessment Changed(AssessmentContent content) => new(
        "", "", content.Kind, content.Value, content.IsSerialized, content.Error, AssessmentSourceKind.Unspecified, null, null, null, null, [], 0, 0, null, true);

    private static Task SendAsync(ApiCall call, Assessment assessment) =>
        JsonResponse.SendAsync(call.Http, (TraceIds.OfRoute(call), assessment), AssessmentJson.WriteNamed);
}
