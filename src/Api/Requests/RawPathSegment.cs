using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bayou.Api.Requests;

/// <summary>
/// Reads a key at the end of a request's path from the request line as it came: ASP.NET leaves an escaped slash escaped, so that its
/// route value can't tell <c>%2F</c> from <c>%252F</c>.
/// </summary>
internal static class RawPathSegment
{
    /// <summary>The last segment of the path, unescaped once.</summary>
    /// <param name="http">The request.</param>
    internal static string Last(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = (query < 0 ? target : target[..query]).TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
