using Bayou.Grains.Experiments;
using Bayou.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Grains;

/// <summary>Registers what grains take from their host, which supplies an <c>IStateStore</c>.</summary>
public static class GrainServices
{
    /// <summary>Adds options and clock.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="experiments">How experiments are made.</param>
    public static IServiceCollection AddBayouGrains(this IServiceCollection services, ExperimentOptions experiments)
    {
        services.AddSingleton(experiments);
        services.AddSingleton(new JournalOptions());
        return services;
    }
}
