using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Embedded;
using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Puts grains into a process.</summary>
public static class EmbeddedServiceCollectionExtensions
{
    /// <summary>
    /// Adds the one-process engine: <see cref="IGrainFactory"/>, and a hosted service that checks grains and settings at
    /// start and finishes calls and deactivates grains at stop. Uses the registered <see cref="TimeProvider"/>.
    /// </summary>
    /// <param name="services">Also where grains get their own services from.</param>
    /// <param name="configure">Names the grains; sets what differs from the defaults.</param>
    public static IServiceCollection AddEmbeddedOrleans(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = new EmbeddedOptions();
            configure(options);
            return new EmbeddedRuntime(
                provider, options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>());
        });
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<EmbeddedRuntime>());
        services.AddScoped<IGrainContext>(static _ =>
            RuntimeContext.Current ?? throw new InvalidOperationException("There is a grain context only inside a grain's turn."));
        services.AddHostedService<EmbeddedHost>();
        return services;
    }

    /// <summary>Adds a filter that sees calls inside the called activation.</summary>
    /// <typeparam name="TFilter">The filter; one object for all calls.</typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddIncomingGrainCallFilter<TFilter>(this IServiceCollection services)
        where TFilter : class, IIncomingGrainCallFilter => services.AddSingleton<IIncomingGrainCallFilter, TFilter>();

    /// <summary>Adds a filter that sees calls where they are made.</summary>
    /// <typeparam name="TFilter">The filter; one object for all calls.</typeparam>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddOutgoingGrainCallFilter<TFilter>(this IServiceCollection services)
        where TFilter : class, IOutgoingGrainCallFilter => services.AddSingleton<IOutgoingGrainCallFilter, TFilter>();
}
