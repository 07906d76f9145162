using System.Runtime.InteropServices;
using Bayou.Silo.Commands;

namespace Bayou.Silo.Hosting;

/// <summary>Hears SIGTERM and SIGINT. The first asks for an orderly stop; the second ends the process at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;
    private int _heard;

    internal StopSignals()
    {
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
    }

    /// <summary>Fires at the first signal.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
        _stopping.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _heard) > 1)
        {
            Environment.Exit(ExitCode.Failure);
        }

        // What waits for the token must not run on the thread that hears the second signal.
        _ = _stopping.CancelAsync();
    }
}
