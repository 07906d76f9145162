using Bayou.Embedded.Tests.Support;
using Orleans;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Turns;

public sealed class RoundGrain(Stage stage) : Grain, IRoundGrain
{
    public async Task<string> GoAsync(string allow, params string[] way)
    {
        var key = this.GetPrimaryKeyString();
        if (way.Length == 0)
        {
            return key;
        }

        using var section = allow == key ? RequestContext.AllowCallChainReentrancy()
            : allow == "not " + key ? RequestContext.SuppressCallChainReentrancy()
            : default;
        var answer = GrainFactory.GetGrain<IRoundGrain>(way[0]).GoAsync(allow, way[1..]);
        stage.Note($"{key} calls {way[0]}");
        try
        {
            return key + await answer;
        }
        catch (TimeoutException exception)
        {
            stage.Note(exception.Message);
            throw;
        }
    }

    public Task PingAsync() => Task.CompletedTask;

    public async Task HoldThenGoAsync(string point, string[] way)
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        await stage.HoldAsync(point);
        await GrainFactory.GetGrain<IRoundGrain>(way[0]).GoAsync("none", way[1..]);
    }
}
