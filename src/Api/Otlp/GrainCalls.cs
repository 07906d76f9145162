using Bayou.Contracts.Errors;

namespace Bayou.Api.Otlp;

/// <summary>Calls one grain for each part of a request, many at a time, and sums up what failed.</summary>
internal static class GrainCalls
{
    /// <summary>Calls of one request that run at the same time; their writes share commits.</summary>
    private const int AtOnce = 64;

    /// <summary>Calls for all parts, whatever fails meanwhile.</summary>
    /// <typeparam name="T">A part.</typeparam>
    /// <param name="parts">The parts.</param>
    /// <param name="call">Calls for one of them.</param>
    /// <param name="refused">Hears of parts that were refused for good.</param>
    /// <exception cref="Exception">
    /// A part failed in a way that is not its own fault. One that may go better next time comes first, since a request that is sent again
    /// stores nothing twice.
    /// </exception>
    internal static async Task RunAsync<T>(IReadOnlyList<T> parts, Func<T, Task> call, Action<T, BayouException> refused)
    {
        var next = -1;
        Exception? retryable = null;
        Exception? fatal = null;
        var workers = new Task[Math.Min(AtOnce, parts.Count)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync();
        }

        await Task.WhenAll(workers);
        if ((retryable ?? fatal) is { } failure)
        {
            throw failure;
        }

        async Task WorkAsync()
        {
            for (var place = Interlocked.Increment(ref next); place < parts.Count; place = Interlocked.Increment(ref next))
            {
                try
                {
                    await call(parts[place]);
                }
                catch (BayouException exception) when (IsForGood(exception.Code))
                {
                    refused(parts[place], exception);
                }
                catch (Exception exception)
                {
                    _ = IsRetryable(exception) ? retryable ??= exception : fatal ??= exception;
                }
            }
        }
    }

    private static bool IsForGood(ErrorCode code) => code != ErrorCode.RequestLimitExceeded && code.HttpStatus() < 499;

    private static bool IsRetryable(Exception exception) => exception is TimeoutException
        or BayouException { Code: ErrorCode.TemporarilyUnavailable or ErrorCode.RequestLimitExceeded or ErrorCode.DeadlineExceeded };
}
