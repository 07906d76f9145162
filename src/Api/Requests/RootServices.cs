using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Bayou.Api.Requests;

/// <summary>
/// Gives requests the host's services as they are. All that the edge uses are singletons, and a scope for each request, made when it first asks
/// for a service, would cost a dictionary and a callback at its end. What is registered as scoped can't be used by a request.
/// </summary>
/// <param name="next">What serves the request.</param>
/// <param name="services">The host's services.</param>
internal sealed class RootServices(RequestDelegate next, IServiceProvider services) : IServiceProvidersFeature
{
    /// <summary>The host's services, for all requests alike.</summary>
    /// <exception cref="NotSupportedException">On set: requests share them.</exception>
    public IServiceProvider RequestServices
    {
        get => services;
        set => throw new NotSupportedException("All requests share the services of the host.");
    }

    public Task InvokeAsync(HttpContext http)
    {
        http.Features.Set<IServiceProvidersFeature>(this);
        return next(http);
    }
}
