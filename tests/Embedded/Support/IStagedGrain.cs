using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Support;

/// <summary>Calls that stop on the stage at a point named like their argument.</summary>
public interface IStagedGrain : IGrainWithStringKey
{
    Task WriteAsync(string point);

    [ReadOnly]
    Task ReadAsync(string point);

    [AlwaysInterleave]
    Task InterleaveAsync(string point);

    /// <summary>Answers which activation this is, once everything that had its turn before has had it.</summary>
    [AlwaysInterleave]
    Task<Guid> PingAsync();

    Task<Guid> QueuedPingAsync();

    Task DeactivateAsync(string point);

    Task DelayDeactivationAsync(TimeSpan delay);
}
