using System.Reflection;
using Orleans.Concurrency;
using Orleans.Embedded.Filters;
using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>A method of a grain interface: how it may interleave, and how to call it without a look-up each time.</summary>
internal abstract class GrainMethod
{
    private readonly MethodInvoker _invoker;
    private readonly int _tokenIndex;

    private protected GrainMethod(MethodInfo info)
    {
        Info = info;
        IsReadOnly = info.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleaves = info.IsDefined(typeof(AlwaysInterleaveAttribute));
        _invoker = MethodInvoker.Create(info);
        _tokenIndex = Array.FindLastIndex(info.GetParameters(), static parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    internal MethodInfo Info { get; }

    internal bool IsReadOnly { get; }

    internal bool AlwaysInterleaves { get; }

    /// <summary>The method's descriptor, by what it returns.</summary>
    internal static GrainMethod Create(MethodInfo info)
    {
        var result = info.ReturnType.IsGenericType ? info.ReturnType.GenericTypeArguments[0] : typeof(object);
        return (GrainMethod)Activator.CreateInstance(typeof(AnsweringMethod<>).MakeGenericType(result), info)!;
    }

    /// <summary>Why a method can't be called on a grain; null when it can.</summary>
    internal static string? FaultOf(MethodInfo info)
    {
        var type = info.ReturnType;
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (shape == typeof(IAsyncEnumerable<>))
        {
            return "returns IAsyncEnumerable<T>, which this engine does not have; return pages";
        }

        if (shape != typeof(Task) && shape != typeof(Task<>) && shape != typeof(ValueTask) && shape != typeof(ValueTask<>))
        {
            return "must return Task, Task<T>, ValueTask or ValueTask<T>";
        }

        if (info.IsGenericMethodDefinition)
        {
            return "is generic, which this engine does not have";
        }

        return Array.Exists(info.GetParameters(), static parameter => parameter.ParameterType.IsByRef)
            ? "has a ref or out parameter" : null;
    }

    /// <summary>The call's token; none when the method takes none.</summary>
    internal CancellationToken TokenOf(object?[] arguments) =>
        _tokenIndex < 0 ? CancellationToken.None : (CancellationToken)arguments[_tokenIndex]!;

    /// <summary>Makes a call.</summary>
    /// <returns>What the interface's method returns.</returns>
    internal abstract object Call(GrainReference target, object?[] arguments);

    /// <summary>Calls the grain object; its exceptions come as they are.</summary>
    internal Task Invoke(object grain, object?[] arguments) => AsTask(_invoker.Invoke(grain, arguments.AsSpan()));

    /// <summary>Calls the grain object through the incoming filters.</summary>
    internal abstract Task InvokeFiltered(IncomingCall call);

    /// <summary>Sends a call without outgoing filters.</summary>
    /// <returns>The answer's task.</returns>
    internal abstract Task Send(GrainReference target, object?[] arguments);

    /// <summary>The result of a successful task of this method; null when it has none.</summary>
    internal abstract object? ResultOf(Task task);

    /// <summary>What the method returned, as a task.</summary>
    protected abstract Task AsTask(object? returned);
}
