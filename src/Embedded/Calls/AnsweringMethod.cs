using System.Reflection;
using Orleans.Embedded.Filters;
using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>A grain method by its result.</summary>
/// <typeparam name="T">What its task holds; <see cref="object"/> for a method without a result, which answers null.</typeparam>
internal sealed class AnsweringMethod<T>(MethodInfo info) : GrainMethod(info)
{
    internal override object Call(GrainReference target, object?[] arguments)
    {
        var answer = target.Runtime.OutgoingFilters.Length == 0
            ? Send(target, arguments)
            : ThroughFilters(new OutgoingCall(target, this, arguments));
        return Info.ReturnType == typeof(ValueTask<T>) ? new ValueTask<T>(answer)
            : Info.ReturnType == typeof(ValueTask) ? new ValueTask(answer)
            : answer;
    }

    internal override Task InvokeFiltered(IncomingCall call) => ThroughFilters(call);

    internal override Task<T> Send(GrainReference target, object?[] arguments)
    {
        var call = new AnsweringCall<T>(target, this, arguments);
        call.Send();
        return call.Task;
    }

    internal override object? ResultOf(Task task) => task is Task<T> typed ? typed.Result : null;

    /// <inheritdoc/>
    protected override Task AsTask(object? returned) => returned switch
    {
        Task task => task,
        ValueTask<T> task => task.AsTask(),
        ValueTask task => task.AsTask(),
        _ => throw new InvalidOperationException($"{Info.DeclaringType}.{Info.Name} returned null instead of a task."),
    };

    private static async Task<T> ThroughFilters(FilteredCall call)
    {
        await call.Invoke();
        return (T)call.Result!;
    }
}
