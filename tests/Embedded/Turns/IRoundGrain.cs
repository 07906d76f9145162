using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Turns;

public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Calls each key in turn, the rest of the way by the called grain.</summary>
    Task<string> GoAsync(string allow, params string[] way);

    /// <summary>Answers once everything that was let in before has had its turn.</summary>
    [AlwaysInterleave]
    Task PingAsync();

    Task HoldThenGoAsync(string point, string[] way);
}
