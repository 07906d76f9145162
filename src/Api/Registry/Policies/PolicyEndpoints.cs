using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry.Policies;

/// <summary>Bayou's own routes of policies and approvals, which MLflow has not.</summary>
/// <param name="identity">Who may change policies, where access control is off.</param>
internal sealed class PolicyEndpoints(UserIdentityOptions identity)
{
    private const long MaxBodyBytes = 1024 * 1024;

    internal void Declare(RouteTable routes)
    {
        const string Policies = "/bayou/registered-models/policies";
        const string Approvals = "/bayou/model-versions/approvals";
        Add(routes, HttpMethods.Get, Policies, RegistryPermissions.Read, ListAsync);
        Add(routes, HttpMethods.Post, Policies, PolicyPermissions.Change, SetAsync);
        Add(routes, HttpMethods.Delete, Policies, PolicyPermissions.Delete, DeleteAsync);
        Add(routes, HttpMethods.Get, Policies + "/evaluate", RegistryPermissions.Update, EvaluateAsync);
        Add(routes, HttpMethods.Get, Approvals, RegistryPermissions.Read, ListApprovalsAsync);
        Add(routes, HttpMethods.Post, Approvals, PolicyPermissions.Approve, ApproveAsync);
        Add(routes, HttpMethods.Delete, Approvals, PolicyPermissions.Withdraw, WithdrawAsync);
    }

    private static void Add(RouteTable routes, string method, string path, RoutePermission permission, Func<ApiCall, Task> handler) =>
        routes.Add(method, RouteSurface.Api2, path, permission, handler, maxBodyBytes: MaxBodyBytes);

    private static async Task ListAsync(ApiCall call) =>
        await JsonResponse.SendAsync(call.Http, await Grain(call).GetPoliciesAsync(call.Aborted), PolicyJson.WritePolicies);

    private async Task SetAsync(ApiCall call)
    {
        CheckAdministrator(call);
        var grain = Grain(call);
        var policy = PolicyFields.Read(call.Fields.Nested("policy") ?? throw RequestErrors.Missing("policy"));
        await grain.SetPolicyAsync(policy, call.Aborted);
        await JsonResponse.SendAsync(call.Http, policy, PolicyJson.WritePolicy);
    }

    private async Task DeleteAsync(ApiCall call)
    {
        CheckAdministrator(call);
        await Grain(call).DeletePolicyAsync(call.Fields.RequiredText("policy"), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task EvaluateAsync(ApiCall call)
    {
        var (name, version) = ReadVersion(call);
        var place = (call.Fields.Text("alias"), call.Fields.Text("stage")) switch
        {
            ({ Length: > 0 } alias, null or "") => VersionPlace.Of(AliasNames.CheckNew(alias)),
            (null or "", { Length: > 0 } stage) => VersionPlace.Of(ModelStages.Parse(stage)),
            _ => throw BayouException.InvalidParameter("Name either an 'alias' or a 'stage' that the version is to get."),
        };
        var archive = call.Fields.Boolean("archive_existing_versions") ?? false;
        var verdict = await Promotions.EvaluateAsync(call, name, version, place, archive);
        await JsonResponse.SendAsync(call.Http, verdict, PolicyJson.WriteVerdict);
    }

    private static async Task ListApprovalsAsync(ApiCall call)
    {
        var (name, version) = ReadVersion(call);
        var approvals = await Promotions.Grain(call, name).GetApprovalsAsync(version, call.Aborted);
        await JsonResponse.SendAsync(call.Http, approvals, PolicyJson.WriteApprovals);
    }

    private static async Task ApproveAsync(ApiCall call)
    {
        var (name, version) = ReadVersion(call);
        var comment = call.Fields.Text("comment") ?? "";
        EntityNames.CheckLength(comment, Limits.ApprovalComment, "comment");
        var command = new ApproveVersion(call.Fields.RequiredText("policy"), version, User(call), comment);
        var approvals = await Promotions.Grain(call, name).ApproveAsync(command, call.Aborted);
        await JsonResponse.SendAsync(call.Http, approvals, PolicyJson.WriteApprovals);
    }

    private static async Task WithdrawAsync(ApiCall call)
    {
        var (name, version) = ReadVersion(call);
        var policy = call.Fields.RequiredText("policy");
        var approvals = await Promotions.Grain(call, name).WithdrawAsync(policy, version, User(call), call.Aborted);
        await JsonResponse.SendAsync(call.Http, approvals, PolicyJson.WriteApprovals);
    }

    private void CheckAdministrator(ApiCall call)
    {
        if (identity.PolicyAdmins.Count > 0
            && (call.FindUser() is not { } user || !identity.PolicyAdmins.Contains(user, StringComparer.OrdinalIgnoreCase)))
        {
            throw new BayouException(
                ErrorCode.PermissionDenied, "Policies may be changed by the users of the setting BAYOU_POLICY_ADMINS only.");
        }
    }

    private static (string Name, int Version) ReadVersion(ApiCall call)
    {
        var name = ModelNames.Check(call.Fields.RequiredText("name"), "name");
        return (name, ModelVersions.Parse(name, call.Fields.RequiredText("version")));
    }

    private static IModelPolicyGrain Grain(ApiCall call) =>
        Promotions.Grain(call, ModelNames.Check(call.Fields.RequiredText("name"), "name"));

    private static string User(ApiCall call) => call.FindUser() ?? throw new BayouException(
        ErrorCode.Unauthenticated,
        "An approval needs to know who approves, and this server does not know who sent this request. Send it through a proxy that authenticates "
        + "users and passes their names on, and name that header with the setting BAYOU_USER_HEADER. Names in the request's body do not count.");
}
