using Orleans;

namespace Bayou.Embedded.Tests.Turns;

public interface IRoundGrain : IGrainWithStringKey
{
    /// <summary>Calls each key in turn, the rest of the way by the called grain.</summary>
    Task<string> GoAsync(string allow, params string[] way);

    Task HoldThenGoAsync(string point, string[] way);
}
