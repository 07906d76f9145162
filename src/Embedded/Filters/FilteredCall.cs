using System.Reflection;
using Orleans.Embedded.Calls;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded.Filters;

/// <summary>A call on its way through filters: each <see cref="Invoke"/> goes one stage further in, and one back when it ends.</summary>
internal abstract class FilteredCall(GrainReference target, GrainMethod method, object?[] arguments) : IGrainCallContext, IInvokable
{
    private int _stage;
    private object? _result;
    private bool _isAnswered;

    public IInvokable Request => this;

    public abstract object Grain { get; }

    public abstract GrainId? SourceId { get; }

    public GrainId TargetId => Target.GrainId;

    protected GrainReference Target { get; } = target;

    public string InterfaceName => Target.Interface.Type.FullName!;

    public string MethodName => method.Info.Name;

    public MethodInfo InterfaceMethod => method.Info;

    public object? Result
    {
        get => _result;
        set
        {
            _result = value;
            _isAnswered = true;
        }
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        try
        {
            if (InvokeFilter(stage) is { } filter)
            {
                await filter;
                if (!_isAnswered)
                {
                    throw new InvalidOperationException($"A filter of {InterfaceName}.{MethodName} neither went on nor set a result.");
                }
            }
            else
            {
                var answer = InvokeTarget(method, arguments);
                await answer;
                Result = method.ResultOf(answer);
            }
        }
        finally
        {
            _stage--;
        }
    }

    public int GetArgumentCount() => arguments.Length;

    public object? GetArgument(int index) => arguments[index];

    public void SetArgument(int index, object? value) => arguments[index] = value;

    /// <summary>Runs the filter of a stage.</summary>
    /// <returns>Null when there is none left.</returns>
    protected abstract Task? InvokeFilter(int stage);

    /// <summary>Makes the call itself.</summary>
    protected abstract Task InvokeTarget(GrainMethod method, object?[] arguments);
}
