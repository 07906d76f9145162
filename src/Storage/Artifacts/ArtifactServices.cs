using Bayou.Contracts.Artifacts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bayou.Storage.Artifacts;

/// <summary>Adds the artifact stores to a host.</summary>
public static class ArtifactServices
{
    /// <summary>
    /// Registers <see cref="IArtifactStore"/> (the store behind the proxy) and <see cref="IArtifactRoots"/>, over local
    /// folders. Options are checked when the host starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddLocalArtifacts(this IServiceCollection services, Action<ArtifactStoreOptions> configure)
    {
        services.AddOptions<ArtifactStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArtifactStoreOptions>, ArtifactStoreOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new ArtifactRoots(
            provider.GetRequiredService<IOptions<ArtifactStoreOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IArtifactRoots>(provider => provider.GetRequiredService<ArtifactRoots>());
        services.AddSingleton(provider => provider.GetRequiredService<ArtifactRoots>().Proxied);
        services.AddHostedService<StaleStagingRemoval>();
        return services;
    }
}
