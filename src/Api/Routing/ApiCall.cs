using Bayou.Api.Requests;
using Bayou.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Api.Routing;

/// <summary>One call of a route: the request, its fields, and the grains that serve it.</summary>
/// <param name="http">The request.</param>
/// <param name="fields">Fields of the query or body.</param>
/// <param name="grains">Where calls go.</param>
internal sealed class ApiCall(HttpContext http, ObjectFields fields, IGrainFactory grains)
{
    /// <summary>The request.</summary>
    public HttpContext Http { get; } = http;

    /// <summary>Fields of the query or body.</summary>
    public ObjectFields Fields { get; } = fields;

    /// <summary>Where calls go.</summary>
    public IGrainFactory Grains { get; } = grains;

    /// <summary>Fires when the caller has gone.</summary>
    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Who sent the request, or null where nobody vouches for a name.</summary>
    public string? FindUser() => Http.RequestServices.GetRequiredService<IUserIdentity>().Find(Http);
}
