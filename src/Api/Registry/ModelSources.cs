using System.Text.RegularExpressions;
using Bayou.Api.Routing;
using Bayou.Api.Runs;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Registry;

/// <summary>Checks the source of a new version and finds where its artifacts are.</summary>
/// <param name="pattern">What a source must match somewhere, or null for no such rule.</param>
internal sealed class ModelSources(Regex? pattern)
{
    /// <summary>The storage location; that of a <c>models:/</c> source is the one of the version it names, as it is now.</summary>
    /// <param name="call">Where runs and versions are looked up.</param>
    /// <param name="source">As the client wrote it.</param>
    /// <param name="runId">The run it is said to come from; may be empty.</param>
    /// <param name="modelId">The logged model it is said to come from, or null.</param>
    /// <param name="isPrompt">Whether the new version is tagged as a prompt's, whatever its model is.</param>
    internal async Task<string> ResolveAsync(ApiCall call, string source, string runId, string? modelId, bool isPrompt)
    {
        if (pattern is not null && !Matches(pattern, source))
        {
            throw BayouException.InvalidParameter($"Invalid model version source: '{source}'.");
        }

        if (isPrompt)
        {
            ModelSource.CheckPrompt(source);
        }
        else if (!ModelSource.IsLocal(source))
        {
            ModelSource.CheckRemote(source);
        }
        else if (modelId is not null)
        {
            ModelSource.CheckLocal(source, artifactUri: null, "model_id");
        }
        else
        {
            ModelSource.CheckLocal(source, await ArtifactUriAsync(call, runId), "run_id");
        }

        return ModelUri.TryParse(source, out var uri) ? await LocationAsync(call, source, uri) : source;
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

    private static async Task<string> LocationAsync(ApiCall call, string source, ModelUri uri)
    {
        try
        {
            return uri.Name is null
                ? throw BayouException.DoesNotExist($"Logged model with ID '{uri.ModelId}' not found.")
                : (await ModelNames.Grain(call.Grains, uri.Name).GetVersionAsync(uri.Version, call.Aborted)).Head.StorageLocation;
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.ResourceDoesNotExist)
        {
            throw new BayouException(
                exception.Code, $"Unable to fetch model from model URI source artifact location '{source}'. Error: {exception.Message}", exception);
        }
    }
}
