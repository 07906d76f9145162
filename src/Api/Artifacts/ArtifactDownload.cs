using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bayou.Api.Artifacts;

/// <summary>
/// Sends artifacts. They are other people's files under this server's origin, so a browser must never show one as a page:
/// it is told to save the file, not to guess its type, and if it shows it all the same, to run nothing in it.
/// </summary>
internal static class ArtifactDownload
{
    /// <param name="http">The request; its preconditions and range are honoured.</param>
    /// <param name="store">Keeps the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="shownPath">The path as the client gave it.</param>
    internal static async Task SendAsync(HttpContext http, IArtifactStore store, ArtifactPath path, ArtifactPath shownPath)
    {
        await using var content = await store.OpenReadAsync(path, http.RequestAborted)
            ?? throw BayouException.DoesNotExist($"No such artifact: '{shownPath}'");

        if (!http.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
        {
            // RFC 9110, section 14.2: other units are ignored. ASP.NET would take their numbers for bytes.
            http.Request.Headers.Remove(HeaderNames.Range);
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var result = TypedResults.Stream(
            content.Stream,
            ArtifactMediaType.Of(path.Name),
            fileDownloadName: path.Name,
            content.LastModified,
            EntityTagHeaderValue.Parse(content.EntityTag),
            enableRangeProcessing: true);
        await result.ExecuteAsync(http);
    }
}
