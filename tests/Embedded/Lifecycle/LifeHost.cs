using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Bayou.Embedded.Tests.Lifecycle;

internal static class LifeHost
{
    internal static GrainHost Start(LifeProbe probe, Action<EmbeddedOptions>? configure = null) => GrainHost.Start(
        typeof(LifeGrain), configure, services => services.AddSingleton(probe).AddScoped<ScopedThing>());
}
