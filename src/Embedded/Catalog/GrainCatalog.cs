using System.Reflection;
using Orleans.Embedded.Calls;

namespace Orleans.Embedded.Catalog;

/// <summary>Which class stands behind which grain interface.</summary>
internal sealed class GrainCatalog
{
    private readonly Dictionary<Type, GrainInterface> _interfaces = [];
    private readonly List<string> _faults = [];

    /// <exception cref="InvalidOperationException">Lists every fault of the grains.</exception>
    internal GrainCatalog(IEnumerable<Type> types)
    {
        var all = types.Distinct().ToList();
        foreach (var type in all.Where(static type => type is { IsClass: true, IsAbstract: false } && IsGrain(type)))
        {
            AddClass(type);
        }

        foreach (var type in all.Where(type => type.IsInterface && IsGrain(type) && !_interfaces.ContainsKey(type)))
        {
            _faults.Add($"Grain interface {type.FullName} has no class that implements it.");
        }

        if (_faults.Count > 0)
        {
            throw new InvalidOperationException("The grains can't be used: " + string.Join(" ", _faults));
        }
    }

    /// <exception cref="ArgumentException">No registered class fits.</exception>
    internal GrainInterface Find(Type type, string? classNamePrefix)
    {
        if (!_interfaces.TryGetValue(type, out var found))
        {
            throw new ArgumentException($"Could not find an implementation for interface {type.FullName}.");
        }

        return classNamePrefix is null || found.Class.Type.FullName!.StartsWith(classNamePrefix, StringComparison.Ordinal)
            ? found
            : throw new ArgumentException($"The class of interface {type.FullName} is {found.Class.Type.FullName}, not {classNamePrefix}.");
    }

    private static bool IsGrain(Type type) =>
        type.IsAssignableTo(typeof(IGrainWithStringKey)) && type != typeof(IGrainWithStringKey) && !type.IsSubclassOf(typeof(DispatchProxy));

    private void AddClass(Type type)
    {
        if (type.IsGenericTypeDefinition)
        {
            _faults.Add($"Grain class {type.FullName} is generic, which this engine does not have.");
            return;
        }

        var grainClass = new GrainClass(type);
        foreach (var grainInterface in type.GetInterfaces().Where(IsGrain))
        {
            if (!_interfaces.TryAdd(grainInterface, new(grainInterface, grainClass)))
            {
                _faults.Add($"Grain interface {grainInterface.FullName} has more than one class: "
                    + $"{_interfaces[grainInterface].Class.Type.FullName} and {type.FullName}.");
                continue;
            }

            foreach (var method in grainInterface.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (GrainMethod.FaultOf(method) is { } fault)
                {
                    _faults.Add($"Method {grainInterface.FullName}.{method.Name} {fault}.");
                }
            }
        }
    }
}
