using System.Collections.Immutable;
using System.Threading.Channels;
using Bayou.Grains.Webhooks.Deliveries;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class GatheredWritesTests
{
    private readonly Channel<(ImmutableArray<int> Batch, TaskCompletionSource Done)> _begun =
        Channel.CreateUnbounded<(ImmutableArray<int>, TaskCompletionSource)>();

    [Fact]
    public async Task Items_WhileABatchIsWritten_GoIntoTheNextTogether()
    {
        var writes = new GatheredWrites<int>(WriteAsync);

        var first = writes.AddAsync(1);
        var second = writes.AddAsync(2);
        var third = writes.AddAsync(3);

        var (batch, done) = await _begun.Reader.ReadAsync();
        batch.ShouldBe([1]);
        _begun.Reader.TryRead(out _).ShouldBeFalse();
        done.SetResult();
        await first;
        var (next, nextDone) = await _begun.Reader.ReadAsync();
        next.ShouldBe([2, 3]);
        second.IsCompleted.ShouldBeFalse();
        nextDone.SetResult();
        await Task.WhenAll(second, third, writes.SettleAsync());
        _begun.Reader.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Batch_ThatFails_FailsForItsOwnItemsOnly()
    {
        var writes = new GatheredWrites<int>(WriteAsync);
        var first = writes.AddAsync(1);
        var second = writes.AddAsync(2);

        (await _begun.Reader.ReadAsync()).Done.SetException(new InvalidOperationException("away"));

        await Should.ThrowAsync<InvalidOperationException>(() => first);
        (await _begun.Reader.ReadAsync()).Done.SetResult();
        await second;
        await writes.SettleAsync();
    }

    private Task WriteAsync(ImmutableArray<int> batch)
    {
        var done = new TaskCompletionSource();
        _begun.Writer.TryWrite((batch, done)).ShouldBeTrue();
        return done.Task;
    }
}
