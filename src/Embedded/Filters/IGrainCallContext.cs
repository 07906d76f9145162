using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans;

/// <summary>A call on its way through filters.</summary>
public interface IGrainCallContext
{
    /// <summary>The arguments.</summary>
    IInvokable Request { get; }

    /// <summary>The grain object for an incoming call, the reference for an outgoing one.</summary>
    object Grain { get; }

    /// <summary>The calling grain; null when the call comes from outside of grains.</summary>
    GrainId? SourceId { get; }

    /// <summary>The called grain.</summary>
    GrainId TargetId { get; }

    /// <summary>The name of the grain interface.</summary>
    string InterfaceName { get; }

    /// <summary>The method's name.</summary>
    string MethodName { get; }

    /// <summary>The method, as the grain interface declares it.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The answer, there after <see cref="Invoke"/>; setting it replaces the answer. Null for a method without one.</summary>
    object? Result { get; set; }

    /// <summary>Goes on to the next filter or to the grain. Throws what they throw. May be called again to try again.</summary>
    Task Invoke();
}
