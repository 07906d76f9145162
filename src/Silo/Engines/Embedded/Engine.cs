using Bayou.Grains;
using Bayou.Silo.Configuration;
using Bayou.Storage;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Bayou.Silo.Engines;

/// <summary>The engine that this build runs grains on: one process, without a network.</summary>
internal static class Engine
{
    /// <summary>
    /// Bounds what a burst of new runs leaves behind before its age or the memory budget ends it: an idle run takes some 8 KiB. More
    /// than any number of jobs that log at once on one machine.
    /// </summary>
    private const int MaxActivations = 65_536;

    /// <summary>Whether several processes can serve together.</summary>
    internal static bool CanCluster => false;

    /// <summary>Registers the engine with the host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="options">The configuration.</param>
    internal static void AddTo(IHostApplicationBuilder host, ServerOptions options) => host.Services.AddEmbeddedOrleans(engine =>
    {
        engine.AddGrains(typeof(GrainServices).Assembly);
        engine.ResponseTimeout = EngineLimits.ResponseTimeout;
        engine.ActivationTimeout = EngineLimits.ActivationTimeout;
        engine.MemoryBudgetBytes = options.MemoryBudget;
        engine.MaxActivations = MaxActivations;
        engine.ShutdownTimeout = options.ShutdownTimeout;
    });

    /// <summary>Lends the store's thread to the engine, see <see cref="StateStoreOptions.LendThread"/>.</summary>
    internal static Func<IDisposable?>? LendThread => EmbeddedThreads.TryLend;

    /// <summary>Who this process is to a database that is shared.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>Null: nothing is shared.</returns>
    internal static StoreMember? FindMember(IServiceProvider services) => null;
}
