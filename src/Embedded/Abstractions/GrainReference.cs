using System.Reflection;
using Orleans.Embedded;
using Orleans.Embedded.Calls;
using Orleans.Embedded.Catalog;

namespace Orleans.Runtime;

/// <summary>
/// What callers hold of a grain: its interface and key. A class generated at run time derives from it and implements
/// the grain's interface. Cheap to make and to drop; two references to the same grain are equal.
/// </summary>
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    /// <summary>Type and key of the grain.</summary>
    public GrainId GrainId => GrainId.Create(Interface.Class.GrainType, Key);

    internal EmbeddedRuntime Runtime { get; private set; } = null!;

    internal GrainInterface Interface { get; private set; } = null!;

    internal string Key { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) =>
        other is not null && ReferenceEquals(Interface, other.Interface) && string.Equals(Key, other.Key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Interface, Key);

    /// <inheritdoc/>
    public override string ToString() => GrainId.ToString();

    internal static GrainReference CreatePrototype(EmbeddedRuntime runtime, GrainInterface grainInterface)
    {
        var reference = (GrainReference)Create(grainInterface.Type, typeof(GrainReference));
        reference.Runtime = runtime;
        reference.Interface = grainInterface;
        return reference;
    }

    // A field-by-field copy of the prototype is several times cheaper than another look-up of the generated class.
    internal GrainReference WithKey(string key)
    {
        var reference = (GrainReference)MemberwiseClone();
        reference.Key = key;
        return reference;
    }

    internal object Cast(Type interfaceType) => Runtime.GetGrain(interfaceType, Key);

    /// <summary>Sends a call; the generated class comes here for every method of the interface.</summary>
    /// <param name="targetMethod">The interface's method.</param>
    /// <param name="args">Its arguments; the runtime does not copy them.</param>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Interface.MethodFor(targetMethod!).Call(this, args ?? []);
}
