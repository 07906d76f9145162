using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Embedded.Activations;
using Orleans.Embedded.Catalog;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What all activations of a process share.</summary>
internal sealed class EmbeddedRuntime : IGrainFactory, IDisposable
{
    private readonly GrainCatalog _catalog;
    private readonly Watchdog _watchdog;
    private readonly ActivationCollector _collector;

    /// <exception cref="InvalidOperationException">The options or the grains have faults; all are listed.</exception>
    public EmbeddedRuntime(IServiceProvider services, EmbeddedOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        options.Validate();
        _catalog = new(options.GrainTypes);
        Services = services;
        Options = options;
        Time = time;
        Logger = loggers.CreateLogger("Orleans.Embedded");
        Clock = new(time, TimeSpan.FromTicks(Math.Min(options.ResponseTimeout.Ticks, TimeSpan.TicksPerSecond)));
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        Directory = new(this);
        _watchdog = new(this);
        _collector = new(this);
    }

    internal IServiceProvider Services { get; }

    internal EmbeddedOptions Options { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    internal CoarseClock Clock { get; }

    internal IIncomingGrainCallFilter[] IncomingFilters { get; }

    internal IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    internal ActivationDirectory Directory { get; }

    /// <summary>Whether calls from outside of grains are refused.</summary>
    internal bool IsStopping { get; private set; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)GetGrain(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)(object)GetGrain(grainInterfaceType, grainPrimaryKey, null);

    public void Dispose()
    {
        IsStopping = true;
        _collector.Dispose();
        _watchdog.Dispose();
    }

    internal void Watch(Activation activation) => _watchdog.Watch(activation);

    internal void RefuseCallsFromOutside() => IsStopping = true;

    private GrainReference GetGrain(Type type, string key, string? classNamePrefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return _catalog.Find(type, classNamePrefix).CreateReference(this, key);
    }
}
