using Bayou.Api.Requests;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Api.Security;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Webhooks;

/// <summary>
/// MLflow's webhook routes, and one of Bayou's own that tells what a webhook was sent. Webhooks are the administrators': what a URL holds may
/// be confidential, so that reading them needs the same permission as changing them.
/// </summary>
internal static class WebhookEndpoints
{
    private const string Webhooks = "/mlflow/webhooks";
    private const string OneWebhook = "/mlflow/webhooks/{webhook_id}";
    private const int MostDeliveries = 100;
    private const long MaxBodyBytes = 1024 * 1024;
    private static readonly RoutePermission s_administer = new(ResourceKind.Server, PermissionAction.Update);

    internal static void Declare(RouteTable routes)
    {
        Add(routes, HttpMethods.Get, Webhooks, ListAsync);
        Add(routes, HttpMethods.Post, Webhooks, CreateAsync);
        Add(routes, HttpMethods.Get, OneWebhook, GetAsync);
        Add(routes, HttpMethods.Patch, OneWebhook, UpdateAsync);
        Add(routes, HttpMethods.Delete, OneWebhook, DeleteAsync);
        Add(routes, HttpMethods.Post, OneWebhook + "/test", TestAsync);
        Add(routes, HttpMethods.Get, "/bayou/webhooks/{webhook_id}/deliveries", GetDeliveriesAsync);
    }

    private static void Add(RouteTable routes, string method, string path, Func<ApiCall, Task> handler) =>
        routes.Add(method, RouteSurface.Api2, path, s_administer, handler, maxBodyBytes: MaxBodyBytes);

    private static async Task ListAsync(ApiCall call)
    {
        var maxResults = call.Fields.Int32("max_results") is { } given and not 0 ? given : Limits.WebhookListDefaultResults;
        var page = await Catalog(call).ListAsync(maxResults, PageToken.Read(call.Fields), call.Aborted);
        await JsonResponse.SendAsync(call.Http, page, WebhookJson.WritePage);
    }

    private static async Task CreateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var name = fields.RequiredText("name");
        var url = fields.RequiredText("url");
        if (!fields.Has("events"))
        {
            throw RequestErrors.Missing("events");
        }

        var command = new CreateWebhook(
            name,
            WebhookFields.TextOrNull(fields, "description"),
            url,
            WebhookFields.Events(fields),
            WebhookFields.Secret(fields),
            WebhookFields.Status(fields) ?? WebhookStatus.Active);
        await SendAsync(call, await Catalog(call).CreateAsync(command, call.Aborted));
    }

    private static async Task GetAsync(ApiCall call) => await SendAsync(call, await Catalog(call).GetAsync(WebhookId(call), call.Aborted));

    private static async Task UpdateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var command = new UpdateWebhook(
            WebhookId(call),
            WebhookFields.TextOrNull(fields, "name"),
            WebhookFields.TextOrNull(fields, "description"),
            WebhookFields.TextOrNull(fields, "url"),
            WebhookFields.Events(fields),
            WebhookFields.Secret(fields),
            WebhookFields.Status(fields));
        await SendAsync(call, await Catalog(call).UpdateAsync(command, call.Aborted));
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        await Catalog(call).DeleteAsync(WebhookId(call), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task TestAsync(ApiCall call)
    {
        WebhookEventType? type = call.Fields.Nested("event") is { } fields ? WebhookFields.Event(fields) : null;
        var webhook = await Catalog(call).GetAsync(WebhookId(call), call.Aborted);
        var result = await Deliveries(call, webhook).TestAsync(type, call.Aborted);
        await JsonResponse.SendAsync(call.Http, result, WebhookJson.WriteTestResult);
    }

    private static async Task GetDeliveriesAsync(ApiCall call)
    {
        var maxResults = call.Fields.Int32("max_results") ?? MostDeliveries;
        if (maxResults is < 1 or > MostDeliveries)
        {
            throw BayouException.InvalidParameter($"max_results must be between 1 and {MostDeliveries}.");
        }

        var webhook = await Catalog(call).GetAsync(WebhookId(call), call.Aborted);
        var log = await Deliveries(call, webhook).GetLogAsync(maxResults, call.Aborted);
        await JsonResponse.SendAsync(call.Http, log, DeliveryLogJson.Write);
    }

    private static string WebhookId(ApiCall call) => (string)call.Http.Request.RouteValues["webhook_id"]!;

    private static IWebhookCatalogGrain Catalog(ApiCall call) =>
        call.Grains.GetGrain<IWebhookCatalogGrain>(GrainKeys.Webhooks(GrainKeys.DefaultWorkspace));

    private static IWebhookDeliveriesGrain Deliveries(ApiCall call, Webhook webhook) =>
        call.Grains.GetGrain<IWebhookDeliveriesGrain>(GrainKeys.WebhookDeliveries(GrainKeys.DefaultWorkspace, webhook.WebhookId));

    private static Task SendAsync(ApiCall call, Webhook webhook) => JsonResponse.SendAsync(call.Http, webhook, WebhookJson.WriteWebhook);
}
