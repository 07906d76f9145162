using Orleans;
using Orleans.Concurrency;

namespace Bayou.Embedded.Tests.Turns;

public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Goes through awaits of every kind; every piece of it between two awaits says so while it runs.</summary>
    [AlwaysInterleave]
    Task WanderAsync();

    Task<int> OverlapsAsync();

    /// <summary>How often a continuation found another scheduler than the first turn.</summary>
    Task<int> StraysAsync();

    Task<int> AddAsync(int number);

    Task<string> ReadCallerLocalAsync();

    /// <summary>Calls the grain with the number before as its key, and so on down to 0.</summary>
    Task<int> DescendAsync();
}
