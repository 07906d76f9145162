using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Catalog;

/// <summary>A grain class and what its attributes say.</summary>
internal sealed class GrainClass
{
    private const string Suffix = "grain";
    private readonly Lazy<ObjectFactory> _factory;

    internal GrainClass(Type type)
    {
        Type = type;
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute));
        Workers = type.GetCustomAttribute<StatelessWorkerAttribute>() is not { MaxLocalWorkers: var most } ? 1
            : most > 0 ? most : Environment.ProcessorCount;
        CollectionAge = type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { Minutes: var minutes } ? TimeSpan.FromMinutes(minutes) : null;
        FiltersItself = type.IsAssignableTo(typeof(IIncomingGrainCallFilter));
        _factory = new(() => ActivatorUtilities.CreateFactory(type, []));

        // Orleans' own rule for the type's name in a grain id.
        var name = type.Name.ToLowerInvariant();
        GrainType = GrainType.Create(name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name);
    }

    internal Type Type { get; }

    internal GrainType GrainType { get; }

    internal bool IsReentrant { get; }

    /// <summary>The most activations for one key.</summary>
    internal int Workers { get; }

    /// <summary>How long an activation is kept that is not called; null for the engine's setting.</summary>
    internal TimeSpan? CollectionAge { get; }

    internal bool FiltersItself { get; }

    /// <summary>Makes the grain object; its constructor's exception comes as it is.</summary>
    internal object CreateInstance(IServiceProvider services) => _factory.Value(services, null);
}
