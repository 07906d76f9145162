using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Journal;

/// <summary>Without an engine between: a cluster brings a cancellation to a grain when it can, not at once.</summary>
public sealed class JournalCancellationTests
{
    private const string RunId = "0193b5a0c0de7000800000000000abcd";
    private readonly MemoryStore _store = new();
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    [Fact]
    public async Task Command_CancelledBeforeItsAppend_IsNotStored()
    {
        var journal = new Journal<RunState, RunEvent>(StreamNames.Run(RunId), _store, new JournalOptions(), () => new RunState(RunId));
        using var cancel = new CancellationTokenSource();
        _store.HoldAppends();
        var first = CommitAsync(journal, "first", CancellationToken.None);
        await _store.WhenHeldAsync();
        var dropped = CommitAsync(journal, "dropped", cancel.Token);
        var kept = CommitAsync(journal, "kept", CancellationToken.None);
        await cancel.CancelAsync();

        _store.ReleaseAppends();

        await Should.ThrowAsync<OperationCanceledException>(() => dropped);
        await Task.WhenAll(first, kept);
        var stored = await _store.ReadAsync(StreamNames.Run(RunId), CancellationToken.None);
        stored.Tail.SelectMany(record => journal.State.Decode(record.Body).Params).Select(param => param.Key).ShouldBe(["first", "kept"]);
    }

    private Task<RunEvent?> CommitAsync(Journal<RunState, RunEvent> journal, string key, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () => journal.CommitAsync(_ => new RunEvent { Params = [new Param(key, "v")] }, cancellationToken),
        CancellationToken.None,
        TaskCreationOptions.None,
        _turns).Unwrap();
}
