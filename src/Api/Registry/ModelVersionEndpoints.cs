using Bayou.Api.LoggedModels;
using Bayou.Api.Registry.Policies;
using Bayou.Api.Responses;
using Bayou.Api.Routing;
using Bayou.Contracts.Registry;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry;

/// <summary>MLflow's routes of model versions.</summary>
/// <param name="options">Which sources the operator allows.</param>
internal sealed class ModelVersionEndpoints(ApiServerOptions options)
{
    private readonly ModelSources _sources = new(options.ModelSourcePattern);

    internal void Declare(RouteTable routes)
    {
        const string Versions = "/mlflow/model-versions/";
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Versions + "create", RegistryPermissions.Update, CreateAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Versions + "get", RegistryPermissions.Read, GetAsync);
        routes.Add(HttpMethods.Get, RouteSurface.Api2, Versions + "get-download-uri", RegistryPermissions.Read, GetDownloadUriAsync);
        routes.Add(HttpMethods.Patch, RouteSurface.Api2, Versions + "update", RegistryPermissions.Update, UpdateAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Versions + "transition-stage", RegistryPermissions.Update, TransitionAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Versions + "delete", RegistryPermissions.Delete, DeleteAsync);
        routes.Add(HttpMethods.Post, RouteSurface.Api2, Versions + "set-tag", RegistryPermissions.Update, SetTagAsync);
        routes.Add(HttpMethods.Delete, RouteSurface.Api2, Versions + "delete-tag", RegistryPermissions.Delete, DeleteTagAsync);
    }

    private async Task CreateAsync(ApiCall call)
    {
        var fields = call.Fields;
        var grain = ModelNames.Grain(call);
        var source = fields.RequiredText("source");
        var tags = RegistryTags.ReadList(fields);
        var isPrompt = tags.Any(tag => tag.Key == PromptTags.IsPrompt);
        var runId = fields.Text("run_id") ?? "";
        var modelId = fields.Text("model_id") is { Length: > 0 } given ? given : null;
        var resolved = await _sources.ResolveAsync(call, source, runId, modelId, isPrompt);
        var command = new CreateModelVersion(
            source,
            resolved.Location,
            resolved.RunId,
            fields.Text("run_link") ?? "",
            modelId,
            fields.Text("description") ?? "",
            tags,
            call.FindUser());
        var version = await grain.CreateVersionAsync(command, call.Aborted);
        if (modelId is not null && !isPrompt)
        {
            // The version is there, whether or not its client still waits.
            await LoggedModelIds.Grain(call.Grains, modelId).AddVersionAsync(version.Name, version.Version, CancellationToken.None);
        }

        await SendAsync(call, version);
    }

    private static async Task GetAsync(ApiCall call)
    {
        var (grain, version) = Read(call);
        await SendAsync(call, await grain.GetVersionAsync(version, call.Aborted));
    }

    private static async Task GetDownloadUriAsync(ApiCall call)
    {
        var (grain, number) = Read(call);
        var version = await grain.GetVersionAsync(number, call.Aborted);
        await JsonResponse.SendAsync(call.Http, version.Head.StorageLocation, static (json, uri) => json.WriteString("artifact_uri"u8, uri));
    }

    private static async Task UpdateAsync(ApiCall call)
    {
        var (grain, version) = Read(call);
        await SendAsync(call, await grain.UpdateVersionAsync(version, call.Fields.Text("description"), call.Aborted));
    }

    private static async Task TransitionAsync(ApiCall call)
    {
        var name = ModelNames.Check(call.Fields.RequiredText("name"), "name");
        var version = ModelVersions.Parse(name, call.Fields.RequiredText("version"));
        var stage = ModelStages.Parse(call.Fields.RequiredText("stage"));
        var archive = call.Fields.Boolean("archive_existing_versions") ?? false;
        await SendAsync(call, await Promotions.TransitionAsync(call, name, version, stage, archive));
    }

    private static async Task DeleteAsync(ApiCall call)
    {
        var (grain, version) = Read(call);
        await grain.DeleteVersionAsync(version, call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task SetTagAsync(ApiCall call)
    {
        var (grain, version) = Read(call);
        await grain.SetVersionTagAsync(version, RegistryTags.Read(call.Fields), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static async Task DeleteTagAsync(ApiCall call)
    {
        var (grain, version) = Read(call);
        await grain.DeleteVersionTagAsync(version, RegistryTags.ReadKey(call.Fields), call.Aborted);
        await JsonResponse.EmptyAsync(call.Http);
    }

    private static (IRegisteredModelGrain Grain, int Version) Read(ApiCall call) =>
        (ModelNames.Grain(call), ModelVersions.Parse(call.Fields.RequiredText("name"), call.Fields.RequiredText("version")));

    private static Task SendAsync(ApiCall call, ModelVersion version) =>
        JsonResponse.SendAsync(call.Http, version, RegistryJson.WriteVersion);
}
