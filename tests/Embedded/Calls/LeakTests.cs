using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Calls;

[Collection(nameof(AloneCollection))]
public sealed class LeakTests
{
    private const int Callers = 8;
    private const int AtOnce = 50;

    [Fact]
    public async Task TenMillionCalls_LeaveNothingBehind()
    {
        await using var host = GrainHost.Start(typeof(CountingGrain));
        using var lifetime = new CancellationTokenSource();
        var messages = new List<WeakReference>();
        await CallAsync(host, 1_000_000, messages, lifetime.Token);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await CallAsync(host, 9_000_000, messages, lifetime.Token);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        (after - before).ShouldBeLessThan(1_000_000);
        messages.Count.ShouldBeGreaterThan(1_000);
        messages.ShouldAllBe(static message => !message.IsAlive);
        (await host.Grain<ICountingGrain>("0").CountAsync(string.Empty, lifetime.Token)).ShouldBe(1_250_001);
    }

    // One call in 10,000 takes a message along by which to see whether the call can still be reached, and a token that
    // lives on.
    private static Task CallAsync(GrainHost host, int calls, List<WeakReference> messages, CancellationToken lifetime) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var grain = host.Grain<ICountingGrain>($"{caller}");
                var batch = new Task[AtOnce];
                for (var done = 0; done < calls / Callers; done += AtOnce)
                {
                    for (var call = 0; call < AtOnce; call++)
                    {
                        batch[call] = (done + call) % 10_000 == 0
                            ? grain.CountAsync(Marked(messages), lifetime)
                            : grain.CountAsync(string.Empty, CancellationToken.None);
                    }

                    await Task.WhenAll(batch);
                }
            },
            lifetime)));

    private static object Marked(List<WeakReference> messages)
    {
        var message = new object();
        lock (messages)
        {
            messages.Add(new(message));
        }

        return message;
    }
}
