using Microsoft.Extensions.Hosting;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.Hosting;

/// <summary>Starts and stops the grains with the process.</summary>
internal sealed partial class EmbeddedHost(EmbeddedRuntime runtime) : IHostedService
{
    // Whatever is wrong with grains or settings was thrown when the runtime was made.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Refuses new calls from outside of grains, finishes what is in flight, then deactivates every grain. What is not done
    /// in <see cref="EmbeddedOptions.ShutdownTimeout"/> is given up, and its callers are told.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        runtime.RefuseCallsFromOutside();
        try
        {
            await DrainAsync().WaitAsync(runtime.Options.ShutdownTimeout, runtime.Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogNotDrained(runtime.Logger, runtime.Directory.Count, exception);
            foreach (var activation in runtime.Directory.All)
            {
                activation.Admission.TakeOverdue(madeBy: long.MaxValue).ForEach(static call =>
                    call.Fail(new SiloUnavailableException($"The process has stopped before the call was finished: {call}.")));
            }
        }
    }

    private async Task DrainAsync()
    {
        while (runtime.Directory.All.Select(static activation => activation.Admission.WhenIdle()).Where(static idle => !idle.IsCompleted).ToList()
            is { Count: > 0 } busy)
        {
            await Task.WhenAll(busy);
        }

        // A grain that is deactivated may call others, which activates them once more.
        while (runtime.Directory.All.ToList() is { Count: > 0 } activations)
        {
            activations.ForEach(static activation => activation.Deactivate(
                new(DeactivationReasonCode.ShuttingDown, "The process is stopping.")));
            await Task.WhenAll(activations.Select(static activation => activation.Deactivated));
        }
    }
}
