using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>A grain call with its answer.</summary>
internal sealed class AnsweringCall<T>(GrainReference target, GrainMethod method, object?[] arguments) : GrainCall(target, method, arguments)
{
    // A grain goes on in a turn of its own. A caller from outside is answered on a thread that may run what it does next, see Settle.
    private readonly TaskCompletionSource<T> _answer =
        new(RuntimeContext.Current is null ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Task => _answer.Task;

    /// <inheritdoc/>
    protected override void AnswerFrom(Task finished)
    {
        if (finished is Task<T> typed)
        {
            _answer.SetFromTask(typed);
        }
        else if (finished.IsFaulted)
        {
            AnswerBy(finished.Exception.InnerException!);
        }
        else if (finished.IsCanceled)
        {
            // The task holds the exception that the grain threw and gives it up only to one who awaits it.
            try
            {
                finished.GetAwaiter().GetResult();
            }
            catch (OperationCanceledException exception)
            {
                AnswerBy(exception);
            }
        }
        else
        {
            _answer.SetResult(default!);
        }
    }

    /// <inheritdoc/>
    protected override void AnswerBy(Exception exception) => _answer.SetException(exception);

    /// <inheritdoc/>
    protected override void AnswerBy(CancellationToken token) => _answer.SetCanceled(token);
}
