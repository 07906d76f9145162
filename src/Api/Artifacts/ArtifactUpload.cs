using Bayou.Contracts;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Artifacts;

/// <summary>Moves request bodies to the store behind the proxy.</summary>
internal static class ArtifactUpload
{
    /// <summary>For routes that take bodies of any size.</summary>
    internal const long NoBodyCap = 0;

    internal static async Task PutAsync(HttpContext http, ArtifactPath path)
    {
        if (http.Request.Headers.ContainsKey("Content-Range"))
        {
            // RFC 9110, section 14.5: a server that doesn't write ranges must not take the piece for the whole.
            throw BayouException.InvalidParameter("Parts of an artifact can't be written; send the whole file, without Content-Range.");
        }

        var store = http.RequestServices.GetRequiredService<IArtifactStore>();
        await store.WriteAsync(path, http.Request.BodyReader, http.RequestAborted);
    }

    /// <summary>
    /// Refuses a body whose length is given and too large, and has one of unknown length counted as it comes. The server's
    /// own cap would answer both, but it closes the connection on clients that are still sending, and they miss the answer.
    /// </summary>
    internal static void CapBrowserUpload(HttpContext http)
    {
        if (http.Request.ContentLength > Limits.UploadArtifactBytes)
        {
            throw BayouException.InvalidParameter("Artifact size is too large. Max size is 10MB.");
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            bodySize.MaxRequestBodySize = Limits.UploadArtifactBytes;
        }
    }

    /// <summary>Returns when the body has a first byte, which stays unread.</summary>
    internal static async Task RefuseEmptyAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAtLeastAsync(1, http.RequestAborted);
        var isEmpty = read.Buffer.IsEmpty;
        reader.AdvanceTo(read.Buffer.Start);
        if (isEmpty)
        {
            throw BayouException.InvalidParameter("Request must specify data.");
        }
    }
}
