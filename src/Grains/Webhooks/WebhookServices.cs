using Bayou.Grains.Webhooks.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bayou.Grains.Webhooks;

/// <summary>Registers what the webhook grains take.</summary>
internal static class WebhookServices
{
    /// <summary>Adds the sender. A host that has <see cref="WebhookOptions"/> of its own registers them.</summary>
    /// <param name="services">The host's services.</param>
    internal static void AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(new WebhookOptions());
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.TryAddSingleton<DestinationGuard>();
        services.TryAddSingleton<SecretProtector>();
        services.TryAddSingleton<WebhookSender>();
    }
}
