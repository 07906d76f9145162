using System.Globalization;
using Orleans;

namespace Bayou.Embedded.Tests.Turns;

public sealed class TurnGrain : Grain, ITurnGrain
{
    public static readonly AsyncLocal<string?> Local = new();

    private TaskScheduler? _scheduler;
    private int _inside;
    private int _overlaps;
    private int _strays;
    private int _sum;

    public async Task WanderAsync()
    {
        Piece();
        await Task.Yield();
        Piece();
        await Task.Run(static () => Thread.SpinWait(50));
        Piece();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await Task.Yield();
            Piece();
        }));
        Piece();
        await GrainFactory.GetGrain<ITurnGrain>("other").AddAsync(1);
        Piece();
    }

    public Task<int> OverlapsAsync() => Task.FromResult(_overlaps);

    public Task<int> StraysAsync() => Task.FromResult(_strays);

    public Task<int> AddAsync(int number) => Task.FromResult(_sum += number);

    public Task<string> ReadCallerLocalAsync()
    {
        var seen = Local.Value ?? "none";
        Local.Value = "left behind";
        return Task.FromResult(seen);
    }

    public Task<int> DescendAsync()
    {
        var number = int.Parse(this.GetPrimaryKeyString(), CultureInfo.InvariantCulture);
        return number == 0 ? Task.FromResult(0) : AddOneAsync(GrainFactory.GetGrain<ITurnGrain>($"{number - 1}"));

        static async Task<int> AddOneAsync(ITurnGrain next) => 1 + await next.DescendAsync();
    }

    private void Piece()
    {
        _scheduler ??= TaskScheduler.Current;
        if (Interlocked.Increment(ref _inside) != 1)
        {
            _overlaps++;
        }

        if (_scheduler != TaskScheduler.Current || _scheduler == TaskScheduler.Default)
        {
            _strays++;
        }

        Thread.SpinWait(100);
        Interlocked.Decrement(ref _inside);
    }
}
