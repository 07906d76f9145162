using Bayou.Contracts.Errors;
using Bayou.Storage.Log;
using Bayou.Storage.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Storage.Tests.Writing;

/// <summary>The writer alone, with a committer in the test's hands.</summary>
public sealed class GroupWriterTests : IAsyncDisposable
{
    private readonly GatedCommitter _committer = new();
    private GroupWriter? _writer;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            for (var i = 0; i < 100; i++)
            {
                _committer.Decide(GatedCommitter.Accept);
            }

            await _writer.DisposeAsync();
        }
    }

    [Fact]
    public async Task Write_WhenIdle_IsCommittedAloneAtOnce()
    {
        var write = Write("run/1");

        _committer.Next().Length.ShouldBe(1);
        write.IsCompleted.ShouldBeFalse();
        _committer.Decide(GatedCommitter.Accept);
        await write;
    }

    [Fact]
    public async Task Write_DuringACommit_GathersForTheNextGroupInOrder()
    {
        var first = Write("run/0");
        _committer.Next();
        var gathered = Enumerable.Range(1, 10).Select(i => Write($"run/{i}")).ToArray();
        _committer.Decide(GatedCommitter.Accept);

        var group = _committer.Next();
        group.Cast<PendingAppend>().Select(static append => append.Streams[0].Stream)
            .ShouldBe(Enumerable.Range(1, 10).Select(static i => $"run/{i}"));
        _committer.Decide(GatedCommitter.Accept);
        await Task.WhenAll([first, .. gathered]);
    }

    [Fact]
    public async Task Group_IsBoundedByRecordsAndBytes()
    {
        _ = Write("run/0", new StateStoreOptions { GroupRecords = 3, GroupBytes = 1_000 });
        _committer.Next();
        Task[] writes = [Write("run/1"), Write("run/2"), Write("run/3"), Write("run/4"), Write("run/big", bytes: 2_000), Write("run/5")];
        var sizes = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            _committer.Decide(GatedCommitter.Accept);
            sizes.Add(_committer.Next().Length);
        }

        sizes.ShouldBe([3, 1, 1, 1]);
        _committer.Decide(GatedCommitter.Accept);
        await Task.WhenAll(writes);
    }

    [Fact]
    public async Task Queue_CountsWhatIsBeingCommitted()
    {
        var first = Write("run/1", new StateStoreOptions { QueueRecords = 2 });
        _committer.Next();
        var second = Write("run/2");

        (await Should.ThrowAsync<BayouException>(Write("run/3"))).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);

        _committer.Decide(GatedCommitter.Accept);
        _committer.Decide(GatedCommitter.Accept);
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task Failure_OfACommit_ReachesEachCallerAndTheWriterGoesOn()
    {
        var settled = Write("run/1");
        _committer.Next();
        Task[] failing = [Write("run/2"), Write("run/3")];
        _committer.Decide(GatedCommitter.Accept);
        _committer.Next();
        _committer.Decide(static _ => throw BayouException.Unavailable("no room"));

        await settled;
        var failures = new List<BayouException>();
        foreach (var write in failing)
        {
            failures.Add(await Should.ThrowAsync<BayouException>(write));
        }

        failures.ShouldAllBe(static failure => failure.Message == "no room");
        failures[0].ShouldNotBeSameAs(failures[1]);
        var later = Write("run/4");
        _committer.Decide(GatedCommitter.Accept);
        await later;
    }

    [Fact]
    public async Task Failure_ThatIsUnforeseen_IsUnavailable()
    {
        var write = Write("run/1");
        _committer.Decide(static _ => throw new InvalidOperationException("a bug"));

        var failure = await Should.ThrowAsync<BayouException>(write);
        failure.Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        failure.Message.ShouldNotContain("a bug");
    }

    [Fact]
    public async Task Failure_AfterSomeWereSettled_LeavesThoseAsTheyAre()
    {
        var first = Write("run/0");
        _committer.Next();
        Task[] writes = [Write("run/1"), Write("run/2"), Write("run/3")];
        _committer.Decide(GatedCommitter.Accept);
        _committer.Decide(static group =>
        {
            group[0].Accept();
            group[1].RefuseAsStale("run/2");
            throw BayouException.Unavailable("lost");
        });

        await first;
        await writes[0];
        await Should.ThrowAsync<StaleStreamException>(writes[1]);
        await Should.ThrowAsync<BayouException>(writes[2]);
    }

    [Fact]
    public async Task Committer_ThatForgetsAWrite_LeavesNoCallerWaiting()
    {
        var write = Write("run/1");
        _committer.Decide(static _ => { });

        (await Should.ThrowAsync<BayouException>(write)).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
    }

    [Fact]
    public async Task Completion_DoesNotRunCallersOnTheWritersThread()
    {
        var write = Write("run/1");
        var continuation = write.ContinueWith(
            static _ => Environment.CurrentManagedThreadId, Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        _committer.Decide(GatedCommitter.Accept);

        (await continuation).ShouldNotBe(_committer.ThreadId);
    }

    [Fact]
    public async Task Completion_WithAThreadToLend_GivesASchedulerItsTurnDuringALoan()
    {
        var loan = new Loan();
        var scheduler = new LoanScheduler(loan);
        var context = new StoreContext(new StateStoreOptions(), TimeProvider.System, NullLoggerFactory.Instance, null);
        _writer = new GroupWriter("test", _committer, context, loan.Begin);
        var write = _writer.WriteAsync(PendingAppend.From([new LogRecord("run/1", 1, new byte[10])]), Token);
        var continuation = write.ContinueWith(static _ => { }, Token, TaskContinuationOptions.None, scheduler);
        _committer.Decide(GatedCommitter.Accept);

        await continuation;
        scheduler.WasDuringALoan.ShouldBe(true);
        loan.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task Dispose_CommitsWhatIsQueuedThenDisposesTheCommitter()
    {
        var first = Write("run/1");
        _committer.Next();
        var queued = Write("run/2");
        var disposing = _writer!.DisposeAsync();
        await Should.ThrowAsync<BayouException>(Write("run/3"));
        _committer.IsDisposed.ShouldBeFalse();
        _committer.Decide(GatedCommitter.Accept);
        _committer.Decide(GatedCommitter.Accept);

        await disposing;
        _committer.IsDisposed.ShouldBeTrue();
        await Task.WhenAll(first, queued);
    }

    private async Task Write(string stream, StateStoreOptions? options = null, int bytes = 10)
    {
        var context = new StoreContext(options ?? new StateStoreOptions(), TimeProvider.System, NullLoggerFactory.Instance, null);
        _writer ??= new GroupWriter("test", _committer, context);
        await _writer.WriteAsync(PendingAppend.From([new LogRecord(stream, 1, new byte[bytes])]), Token);
    }
}
