using Bayou.Grains;
using Bayou.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Bayou.Silo.Composition;

/// <summary>The engine that this build runs grains on.</summary>
internal static class Engine
{
    internal static void AddEngine(this IServiceCollection services, ServerOptions options) => services.AddEmbeddedOrleans(engine =>
    {
        engine.AddGrains(typeof(GrainServices).Assembly);
        engine.MemoryBudgetBytes = options.MemoryBudget;
        engine.ShutdownTimeout = options.ShutdownTimeout;
    });
}
