using Bayou.Grains;
using Microsoft.Extensions.Hosting;
using Orleans;

namespace Bayou.Silo.Composition;

/// <summary>Makes what must be there before the first request, once the engine runs.</summary>
/// <param name="grains">The engine.</param>
internal sealed class GrainWarmup(IGrainFactory grains) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => GrainStartup.PrepareAsync(grains, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
