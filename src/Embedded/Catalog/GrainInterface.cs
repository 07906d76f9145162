using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Embedded.Calls;
using Orleans.Runtime;

namespace Orleans.Embedded.Catalog;

/// <summary>A grain interface, its one class, and what is made for it on first use.</summary>
internal sealed class GrainInterface(Type type, GrainClass grainClass)
{
    private readonly ConcurrentDictionary<MethodInfo, GrainMethod> _methods = new();
    private GrainReference? _prototype;

    internal Type Type { get; } = type;

    internal GrainClass Class { get; } = grainClass;

    internal GrainMethod MethodFor(MethodInfo info) => _methods.GetOrAdd(info, static method => GrainMethod.Create(method));

    internal GrainReference CreateReference(EmbeddedRuntime runtime, string key)
    {
        // Two threads may both make the prototype; either will do.
        _prototype ??= GrainReference.CreatePrototype(runtime, this);
        return _prototype.WithKey(key);
    }
}
