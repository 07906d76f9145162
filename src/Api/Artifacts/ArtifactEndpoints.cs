using Bayou.Api.Routing;

namespace Bayou.Api.Artifacts;

/// <summary>All routes that move artifacts.</summary>
internal static class ArtifactEndpoints
{
    internal static void Declare(RouteTable routes)
    {
        RunArtifactEndpoints.Declare(routes);
        ProxyEndpoints.Declare(routes);
        MultipartEndpoints.Declare(routes);
        PresignedEndpoints.Declare(routes);
    }
}
