using Orleans.Runtime;

namespace Orleans.Embedded.Calls;

/// <summary>A grain call with its answer.</summary>
internal sealed class AnsweringCall<T>(GrainReference target, GrainMethod method, object?[] arguments) : GrainCall(target, method, arguments)
{
    // Callers go on in their own turn or on the pool, never inside the called grain's turn.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal override bool IsSettled => _answer.Task.IsCompleted;

    internal Task<T> Task => _answer.Task;

    /// <inheritdoc/>
    protected override void TryComplete(Task finished)
    {
        if (finished is Task<T> typed)
        {
            _answer.TrySetFromTask(typed);
        }
        else if (finished.IsFaulted)
        {
            TryFail(finished.Exception.InnerException!);
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
                TryFail(exception);
            }
        }
        else
        {
            _answer.TrySetResult(default!);
        }
    }

    /// <inheritdoc/>
    protected override void TryFail(Exception exception) => _answer.TrySetException(exception);

    /// <inheritdoc/>
    protected override void TryCancel(CancellationToken token) => _answer.TrySetCanceled(token);
}
