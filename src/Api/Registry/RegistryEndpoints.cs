using Bayou.Api.Registry.Policies;
using Bayou.Api.Routing;

namespace Bayou.Api.Registry;

/// <summary>All routes of the model registry, which is the prompt registry too.</summary>
internal static class RegistryEndpoints
{
    internal static void Declare(RouteTable routes, ApiServerOptions options)
    {
        RegisteredModelEndpoints.Declare(routes);
        new ModelVersionEndpoints(options).Declare(routes);
        ModelAliasEndpoints.Declare(routes);
        RegistrySearchEndpoints.Declare(routes);
        ModelArtifactEndpoints.Declare(routes);
        new PolicyEndpoints(options.Identity).Declare(routes);
    }
}
