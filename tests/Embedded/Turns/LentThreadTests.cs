using Bayou.Embedded.Tests.Support;
using Orleans.Hosting;

namespace Bayou.Embedded.Tests.Turns;

public sealed class LentThreadTests : IAsyncDisposable
{
    private readonly GrainHost _host = GrainHost.Start(typeof(ThreadGrain));
    private int _lent;

    private IThreadGrain Grain => _host.Grain<IThreadGrain>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Turn_ThatFallsDueDuringALoan_RunsOnTheLentThread()
    {
        var call = Grain.ThreadAfterAsync("point");
        await _host.Stage.Reached("point");
        Lend(() => _host.Stage.Release("point"));
        (await call).ShouldBe(_lent);
    }

    [Fact]
    public async Task Caller_FromOutside_GoesOnOnTheLentThreadWhenTheTurnIsOver()
    {
        var call = ThenPingAsync();
        await _host.Stage.Reached("point");
        Lend(() => _host.Stage.Release("point"));
        (await call).ShouldBe(_lent);

        // The call after the answer finds the grain free, though the thread that makes it has just run it.
        async Task<int> ThenPingAsync()
        {
            await Grain.ThreadAfterAsync("point").ConfigureAwait(false);
            var thread = Environment.CurrentManagedThreadId;
            await Grain.ThreadAsync().ConfigureAwait(false);
            return thread;
        }
    }

    [Fact]
    public async Task Turn_OnALentThread_SeesNothingOfItsOwner()
    {
        var call = Grain.FlowedAfterAsync("point");
        await _host.Stage.Reached("point");
        string? after = null;
        var thread = new Thread(() =>
        {
            ThreadGrain.Flowing.Value = "the owner's";
            using (EmbeddedThreads.TryLend())
            {
                _host.Stage.Release("point");
            }

            after = ThreadGrain.Flowing.Value;
        });
        thread.UnsafeStart();
        thread.Join();
        (await call).ShouldBeNull();
        after.ShouldBe("the owner's");
    }

    [Fact]
    public async Task Call_MadeInATurnOnALentThread_RunsElsewhere()
    {
        var call = Grain.OtherThreadAfterAsync("point", _host.Grain<IThreadGrain>("b"));
        await _host.Stage.Reached("point");
        Lend(() => _host.Stage.Release("point"));
        (await call).ShouldNotBe(_lent);
    }

    [Fact]
    public async Task Turns_OfTwoGrainsInOneLoan_BothRun()
    {
        var calls = new[] { Grain.ThreadAfterAsync("first"), _host.Grain<IThreadGrain>("b").ThreadAfterAsync("second") };
        await Task.WhenAll(_host.Stage.Reached("first"), _host.Stage.Reached("second"));
        Lend(() => _host.Stage.Release("first", "second"));
        (await Task.WhenAll(calls))[0].ShouldBe(_lent);
    }

    [Fact]
    public void Thread_ThatIsLent_CantBeLentAgain() => Lend(static () => EmbeddedThreads.TryLend().ShouldBeNull());

    [Fact]
    public void Thread_WithASynchronizationContext_CantBeLent()
    {
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        try
        {
            EmbeddedThreads.TryLend().ShouldBeNull();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }

    /// <summary>Lends a thread of its own; by the end of it what fell due has run.</summary>
    private void Lend(Action during)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            _lent = Environment.CurrentManagedThreadId;
            try
            {
                using (EmbeddedThreads.TryLend())
                {
                    during();
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.UnsafeStart();
        thread.Join();
        failure.ShouldBeNull();
    }
}
