using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Registers a timer whose callback number n notes "tick n begins", stops at "tick n" and notes "tick n ends".</summary>
    Task StartAsync(GrainTimerCreationOptions options);

    Task StartFailingAsync(GrainTimerCreationOptions options);

    /// <summary>Registers a timer that passes its state on.</summary>
    Task StartWithStateAsync(string state, GrainTimerCreationOptions options);

    Task ChangeAsync(TimeSpan dueTime, TimeSpan period);

    Task StopAsync();

    Task HoldAsync(string point);

    [AlwaysInterleave]
    Task PingAsync();

    /// <summary>Answers when everything that was let in before has ended.</summary>
    Task QueuedPingAsync();

    [AlwaysInterleave]
    Task DeactivateAsync();

    Task<bool> RegisterElsewhereAsync();
}
