using System.Text.RegularExpressions;
using Bayou.Api.LoggedModels;
using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Registry;

/// <summary>Checks the source of a new version and finds where its artifacts are.</summary>
/// <param name="pattern">What a source must match somewhere, or null for no such rule.</param>
internal sealed class ModelSources(Regex? pattern)
{
    /// <summary>
    /// The storage location; that of a <c>models:/</c> source is the one of the version or logged model it names, as it is now. The run of
    /// such a logged model is the version's, unless the client names one.
    /// </summary>
    /// <param name="call">Where runs, versions and logged models are looked up.</param>
    /// <param name="source">As the client wrote it.</param>
    /// <param name="runId">The run it is said to come from; may be empty.</param>
    /// <param name="modelId">The logged model it is said to come from, or null; a prompt's is not looked up, as in MLflow.</param>
    /// <param name="isPrompt">Whether the new version is tagged as a prompt's, whatever its model is.</param>
    internal async Task<ResolvedSource> ResolveAsync(ApiCall call, string source, string runId, string? modelId, bool isPrompt)
    {
        if (pattern is not null && !Matches(pattern, source))
        {
            throw BayouException.InvalidParameter($"Invalid model version source: '{source}'.");
        }

        if (isPrompt)
        {
            ModelSource.CheckPrompt(source);
        }
        else
        {
            await CheckAsync(call, source, runId, modelId);
        }

        return ModelUri.TryParse(source, out var uri) ? await FollowAsync(call, source, uri, runId) : new ResolvedSource(source, runId);
    }

    private static async Task CheckAsync(ApiCall call, string source, string runId, string? modelId)
    {
        var isLocal = ModelSource.IsLocal(source);
        if (!isLocal)
        {
            ModelSource.CheckRemote(source);
        }

        var model = modelId is null ? null : await FindAsync(call, modelId);
        if (isLocal && model is not null)
        {
            ModelSource.CheckLocal(source, model.ArtifactUri, "model_id");
        }
        else if (isLocal)
        {
            ModelSource.CheckLocal(source, await ArtifactUriAsync(call, runId), "run_id");
        }
    }

    private static bool Matches(Regex pattern, string source)
    {
        try
        {
            return pattern.IsMatch(source);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static async Task<string?> ArtifactUriAsync(ApiCall call, string runId) =>
        runId.Length == 0 ? null : (await RunIds.Grain(call, runId).GetInfoAsync(call.Aborted)).ArtifactUri;

    private static async Task<ResolvedSource> FollowAsync(ApiCall call, string source, ModelUri uri, string runId)
    {
        try
        {
            if (uri.Name is not null)
            {
                var version = await ModelNames.Grain(call.Grains, uri.Name).GetVersionAsync(uri.Version, call.Aborted);
                return new ResolvedSource(version.Head.StorageLocation, runId);
            }

            var model = await FindAsync(call, uri.ModelId!);
            return new ResolvedSource(model.ArtifactUri, runId.Length == 0 ? model.SourceRunId : runId);
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            throw new BayouException(
                exception.Code, $"Unable to fetch model from model URI source artifact location '{source}'. Error: {exception.Message}", exception);
        }
    }

    /// <summary>A logged model that is there and not deleted.</summary>
    private static async Task<LoggedModelInfo> FindAsync(ApiCall call, string modelId)
    {
        var model = await LoggedModelIds.Grain(call.Grains, modelId).GetInfoAsync(call.Aborted);
        return model.LifecycleStage == LifecycleStage.Active ? model : throw LoggedModelIds.NotFound(modelId);
    }
}
