using System.Diagnostics.Metrics;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Runs;
using Bayou.Grains.Indexing;
using Bayou.Grains.Runs;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Runs;

public sealed class RunIndexUpdatesTests : IDisposable
{
    private readonly Dictionary<string, HeldIndex> _indexes = new() { ["7"] = new(), ["8"] = new() };
    private readonly IndexUpdates<RunChange> _updates;

    public RunIndexUpdatesTests() => _updates = new IndexUpdates<RunChange>(
        (id, changes) => _indexes[id].ApplyAsync(changes, CancellationToken.None), RunChanges.EntriesOf, new IndexInstruments("run", meters: null));

    [Fact]
    public async Task Changes_ThatGatherDuringACall_GoWithTheNextInOrder()
    {
        var first = _updates.TellAsync("7", Change(1));
        var call = await _indexes["7"].NextAsync();
        var others = Enumerable.Range(2, 50).Select(sequence => _updates.TellAsync("7", Change(sequence))).ToArray();
        _indexes["7"].HasMore.ShouldBeFalse();

        call.Answer.SetResult();
        await first;
        var next = await _indexes["7"].NextAsync();
        next.Changes.Select(change => change.Sequence).ShouldBe(Enumerable.Range(2, 50).Select(sequence => (long)sequence));
        others.ShouldAllBe(told => !told.IsCompleted);

        next.Answer.SetResult();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task Call_ThatFails_FailsItsOwnChangesOnly()
    {
        var first = _updates.TellAsync("7", Change(1));
        var call = await _indexes["7"].NextAsync();
        var second = _updates.TellAsync("7", Change(2));
        call.Answer.SetException(BayouException.Unavailable("the index is away"));

        (await Should.ThrowAsync<BayouException>(() => first)).Message.ShouldBe("the index is away");
        var next = await _indexes["7"].NextAsync();
        next.Answer.SetResult();
        await second;
    }

    [Fact]
    public async Task Experiments_DoNotWaitForOneAnother()
    {
        var held = _updates.TellAsync("7", Change(1));
        var heldCall = await _indexes["7"].NextAsync();

        var other = _updates.TellAsync("8", Change(1));
        (await _indexes["8"].NextAsync()).Answer.SetResult();

        await other;
        held.IsCompleted.ShouldBeFalse();
        heldCall.Answer.SetResult();
        await held;
    }

    [Fact]
    public async Task Experiments_WithNothingOnItsWay_AreForgotten()
    {
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            var told = _updates.TellAsync("7", Change(sequence));
            var call = await _indexes["7"].NextAsync();
            _updates.Busy.ShouldBe(1);
            call.Answer.SetResult();
            await told;
            _updates.Busy.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Change_OnAnIndexFarBehind_IsRefused()
    {
        var first = _updates.TellAsync("7", Change(1));
        var call = await _indexes["7"].NextAsync();
        var large = Change(2) with { RemovedTags = [], Metrics = [.. Enumerable.Range(0, 32_768).Select(i => Some.Metric($"m{i}", i))] };

        var refused = Should.Throw<BayouException>(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                _ = _updates.TellAsync("7", large);
            }
        });

        refused.Code.ShouldBe(ErrorCode.TemporarilyUnavailable);
        call.Answer.SetResult();
        await first;
    }

    [Fact]
    public async Task Change_OfOneProcessAlone_IsAcknowledgedOnItsWay_AndReadersWaitForIt()
    {
        using var updates = MakeForOneProcess();
        updates.TellAsync("7", Change(1)).IsCompletedSuccessfully.ShouldBeTrue();
        var first = await _indexes["7"].NextAsync();
        updates.TellAsync("7", Change(2)).IsCompletedSuccessfully.ShouldBeTrue();
        var arrived = updates.ArrivedAsync("7");
        updates.ArrivedAsync("8").IsCompleted.ShouldBeTrue();

        first.Answer.SetResult();
        var second = await _indexes["7"].NextAsync();
        arrived.IsCompleted.ShouldBeFalse();
        second.Answer.SetResult();
        await arrived;
    }

    [Fact]
    public async Task Change_OfOneProcessAlone_WaitsForAnIndexFarBehind()
    {
        using var updates = MakeForOneProcess();
        _ = updates.TellAsync("7", Change(1));
        var first = await _indexes["7"].NextAsync();
        var full = Change(2) with { Metrics = [.. Enumerable.Range(0, 32_768).Select(i => Some.Metric($"m{i}", i))] };
        updates.TellAsync("7", full).IsCompleted.ShouldBeTrue();

        var behind = updates.TellAsync("7", Change(3));
        behind.IsCompleted.ShouldBeFalse();

        first.Answer.SetResult();
        (await _indexes["7"].NextAsync()).Answer.SetResult();
        (await _indexes["7"].NextAsync()).Answer.SetResult();
        await behind;
    }

    [Fact]
    public async Task Reader_AfterACallThatFailed_GoesOn()
    {
        using var updates = MakeForOneProcess();
        _ = updates.TellAsync("7", Change(1));
        var call = await _indexes["7"].NextAsync();
        var arrived = updates.ArrivedAsync("7");

        call.Answer.SetException(BayouException.Unavailable("the index is away"));

        await arrived;
    }

    [Fact]
    public async Task Calls_AreCounted()
    {
        var counts = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == IndexInstruments.MeterName)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (counts)
            {
                counts[instrument.Name] = counts.GetValueOrDefault(instrument.Name) + value;
            }
        });
        listener.Start();

        var first = _updates.TellAsync("7", Change(1));
        var call = await _indexes["7"].NextAsync();
        var others = Enumerable.Range(2, 9).Select(sequence => _updates.TellAsync("7", Change(sequence))).ToArray();
        call.Answer.SetResult();
        (await _indexes["7"].NextAsync()).Answer.SetResult();
        await Task.WhenAll([first, .. others]);

        lock (counts)
        {
            counts["bayou.run_index.calls"].ShouldBeGreaterThanOrEqualTo(2);
            counts["bayou.run_index.changes"].ShouldBeGreaterThanOrEqualTo(10);
        }
    }

    public void Dispose() => _updates.Dispose();

    private IndexUpdates<RunChange> MakeForOneProcess() => new(
        (id, changes) => _indexes[id].ApplyAsync(changes, CancellationToken.None),
        RunChanges.EntriesOf,
        new IndexInstruments("run", meters: null),
        IndexAcknowledgement.WhenQueued);

    private static RunChange Change(long sequence) =>
        new("r", sequence, sequence - 1, null, [], [], [], [], [], [], []);
}
