using System.Text.Json;
using Bayou.Api.Artifacts;
using Bayou.Api.Routing;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Traces;

/// <summary>
/// What clients keep beside a trace as artifacts: attachments, and in <c>traces.json</c> the spans of those that don't send spans to the store.
/// </summary>
internal static class TraceFiles
{
    private const string LocationTag = "mlflow.artifactLocation";

    /// <summary>A file is read whole where spans are taken from it; one larger than this can be downloaded only.</summary>
    private const long MaxParsedBytes = 64L * 1024 * 1024;

    /// <summary>The file that holds spans.</summary>
    internal static ArtifactPath SpansFile { get; } = ArtifactPath.Parse("traces.json");

    /// <summary>The folder that holds attachments.</summary>
    internal static ArtifactPath Attachments { get; } = ArtifactPath.Parse("attachments");

    /// <summary>Whether a trace's spans are in a file: nobody has sent any to the store, nor said so.</summary>
    internal static bool HoldSpansOf(TraceSkeleton skeleton) =>
        skeleton.Spans.IsEmpty && TagOf(skeleton.Info, "mlflow.trace.spansLocation") != "TRACKING_STORE";

    /// <summary>Sends a file of a trace.</summary>
    internal static Task SendAsync(HttpContext http, TraceInfo info, ArtifactPath file, ArtifactPath shownPath)
    {
        var root = RootOf(http, info);
        return ArtifactDownload.SendAsync(http, root.Store, root.Path.Append(file), shownPath);
    }

    /// <summary>The spans in a trace's file, or null when there is no file.</summary>
    internal static async Task<IReadOnlyList<StoredSpan>?> ReadSpansAsync(HttpContext http, TraceInfo info)
    {
        var root = RootOf(http, info);
        await using var content = await root.Store.OpenReadAsync(root.Path.Append(SpansFile), http.RequestAborted);
        if (content is null)
        {
            return null;
        }

        if (content.Stream.Length > MaxParsedBytes)
        {
            throw BayouException.InvalidParameter(
                $"The spans of trace '{info.TraceId}' are in a file of {content.Stream.Length} bytes. Download it with get-trace-artifact.");
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(content.Stream, cancellationToken: http.RequestAborted);
            return [.. document.RootElement.GetProperty("spans").EnumerateArray().Select(Stored)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BayouException(
                ErrorCode.InvalidState, $"Trace data is corrupted for trace '{info.TraceId}': traces.json holds no spans that can be read.", exception);
        }
    }

    /// <summary>MLflow's own clients write what there is to know into the attributes.</summary>
    private static StoredSpan Stored(JsonElement span)
    {
        var received = MlflowSpan.FromJson(span);
        return new StoredSpan(received.Span, received.Resource, received.Scope, SpanFacts.None);
    }

    private static ArtifactRoot RootOf(HttpContext http, TraceInfo info)
    {
        var uri = TagOf(info, LocationTag)
            ?? throw BayouException.DoesNotExist($"Trace '{info.TraceId}' has no tag '{LocationTag}', which tells where its files are.");
        var root = http.RequestServices.GetRequiredService<IArtifactRoots>().Resolve(uri);
        return root.IsProxied && !http.RequestServices.GetRequiredService<ApiServerOptions>().ServeArtifacts
            ? throw BayouException.InvalidParameter(
                $"The artifacts of trace '{info.TraceId}' are at '{uri}', and this server runs with `--no-serve-artifacts`. "
                + "Run it with `--serve-artifacts`.")
            : root;
    }

    private static string? TagOf(TraceInfo info, string key) => info.Tags.FirstOrDefault(tag => tag.Key == key).Value;
}
