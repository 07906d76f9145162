using System.Collections.Concurrent;
using System.Reflection;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Errors;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Bayou.Silo.Engines;

/// <summary>
/// Carries calls from the edge over the death of a silo. A call that a dying silo took with it is made again, within a deadline, if that
/// can do no harm; the grain is then on another silo. Otherwise, and after the deadline, the caller is told to come again. Calls between
/// grains are left alone: the call from the edge that they serve is repeated as a whole.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class SiloChangeFilter(TimeProvider time, ILogger<SiloChangeFilter> logger) : IOutgoingGrainCallFilter
{
    // A silo that was killed is missed after about four seconds.
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<MethodInfo, bool> _mayRepeat = new();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceContext is not null || !IsOfBayou(context.InterfaceMethod))
        {
            await context.Invoke();
            return;
        }

        var began = time.GetTimestamp();
        var mayRepeat = _mayRepeat.GetOrAdd(context.InterfaceMethod, static method => method.IsDefined(typeof(IdempotentAttribute)));
        var caller = context.Request.GetCancellationToken();
        var arguments = mayRepeat ? Arguments(context.Request) : [];
        for (var delay = s_firstDelay; ; delay = delay * 2 > s_longestDelay ? s_longestDelay : delay * 2)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception exception) when (IsOfTheCluster(exception, caller))
            {
                if (!mayRepeat || time.GetElapsedTime(began) + delay > s_deadline)
                {
                    LogGivenUp(exception, context.InterfaceName, context.MethodName, time.GetElapsedTime(began).TotalMilliseconds);
                    throw BayouException.Unavailable("A server of the cluster left while it worked on this call. Try again.", exception);
                }

                LogRepeated(exception.Message, context.InterfaceName, context.MethodName);
            }

            await Task.Delay(delay, time);
            Restore(context.Request, arguments);
        }
    }

    // Orleans looks a grain up by calls that begin at the edge, too. They have their own ways to go on without a silo.
    private static bool IsOfBayou(MethodInfo method) => method.DeclaringType!.Assembly == typeof(IdempotentAttribute).Assembly;

    private static object?[] Arguments(IInvokable request)
    {
        var arguments = new object?[request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = request.GetArgument(i);
        }

        return arguments;
    }

    // A grain of this silo was handed the request itself, and left it empty, if it was a grain that it called which was lost.
    private static void Restore(IInvokable request, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            request.SetArgument(i, arguments[i]!);
        }
    }

    // What Orleans itself says when a silo or the way to it is gone; failures of grains are other exceptions. A look-up of a grain that the
    // loss of a silo cuts short ends as cancelled, though no caller has cancelled it.
    private static bool IsOfTheCluster(Exception exception, CancellationToken caller) => exception switch
    {
        OrleansException => true,
        OperationCanceledException => !caller.IsCancellationRequested,
        _ => false,
    };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Interface}.{Method} failed for good after {Elapsed} ms: the cluster lost the silo that worked on it")]
    private partial void LogGivenUp(Exception exception, string @interface, string method, double elapsed);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Interface}.{Method} is repeated: {Reason}")]
    private partial void LogRepeated(string reason, string @interface, string method);
}
