using Microsoft.Extensions.Hosting;

namespace Bayou.Silo.Hosting;

/// <summary>Keeps the host from handling signals by itself: <see cref="BayouServer"/> decides when it starts and stops.</summary>
internal sealed class PassiveLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
