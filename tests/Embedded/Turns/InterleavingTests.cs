using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Turns;

public sealed class InterleavingTests
{
    [Fact]
    public async Task Write_WhileAnotherAwaits_BeginsAfterItsEnd()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var first = grain.WriteAsync("one");
        await host.Stage.Reached("one");
        var second = grain.WriteAsync("two");
        await grain.PingAsync();
        host.Stage.Release("one", "two");
        await Task.WhenAll(first, second);
        Steps(host).ShouldBe(["one begins", "one ends", "two begins", "two ends"]);
    }

    [Fact]
    public async Task Writes_Queued_RunInTheOrderOfTheirCalls()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var points = Enumerable.Range(0, 50).Select(static number => $"{number}").ToList();
        var calls = points.ConvertAll(point => grain.WriteAsync(point));
        host.Stage.Release(points);
        await Task.WhenAll(calls);
        Steps(host).ShouldBe(points.SelectMany(static point => new[] { $"{point} begins", $"{point} ends" }));
    }

    [Fact]
    public async Task Reads_Concurrent_Interleave()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var reads = Task.WhenAll(grain.ReadAsync("one"), grain.ReadAsync("two"));
        await host.Stage.Reached("one");
        await host.Stage.Reached("two");
        host.Stage.Release("one", "two");
        await reads;
    }

    [Fact]
    public async Task Reads_WaitingForAWrite_AllBeginAtItsEnd()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var write = grain.WriteAsync("write");
        await host.Stage.Reached("write");
        var calls = Task.WhenAll(write, grain.ReadAsync("one"), grain.WriteAsync("later"), grain.ReadAsync("two"));
        await grain.PingAsync();
        host.Stage.Journal.ShouldNotContain("one begins");
        host.Stage.Release("write");
        await host.Stage.Reached("one");
        await host.Stage.Reached("two");
        host.Stage.Journal.ShouldNotContain("later begins");
        host.Stage.Release("one", "two", "later");
        await calls;
    }

    [Fact]
    public async Task Write_WhileReadsRun_BeginsAfterTheLastOfThem()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var first = grain.ReadAsync("one");
        var second = grain.ReadAsync("two");
        await host.Stage.Reached("two");
        var write = grain.WriteAsync("write");
        host.Stage.Release("one");
        await first;
        await grain.PingAsync();
        host.Stage.Journal.ShouldNotContain("write begins");
        host.Stage.Release("two", "write");
        await Task.WhenAll(second, write);
        Steps(host)[^3..].ShouldBe(["two ends", "write begins", "write ends"]);
    }

    [Fact]
    public async Task AlwaysInterleave_WhileAWriteAwaits_RunsBesideIt()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var write = grain.WriteAsync("write");
        await host.Stage.Reached("write");
        host.Stage.Release("beside");
        await grain.InterleaveAsync("beside");
        write.IsCompleted.ShouldBeFalse();
        host.Stage.Release("write");
        await write;
    }

    [Fact]
    public async Task Write_WhileAnAlwaysInterleaveAwaits_RunsBesideIt()
    {
        await using var host = GrainHost.Start(typeof(StagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var beside = grain.InterleaveAsync("beside");
        await host.Stage.Reached("beside");
        host.Stage.Release("write");
        await grain.WriteAsync("write");
        beside.IsCompleted.ShouldBeFalse();
        host.Stage.Release("beside");
        await beside;
    }

    [Fact]
    public async Task Reentrant_WritesConcurrent_Interleave()
    {
        await using var host = GrainHost.Start(typeof(ReentrantStagedGrain));
        var grain = host.Grain<IStagedGrain>();
        var writes = Task.WhenAll(grain.WriteAsync("one"), grain.WriteAsync("two"));
        await host.Stage.Reached("one");
        await host.Stage.Reached("two");
        host.Stage.Release("one", "two");
        await writes;
    }

    private static List<string> Steps(GrainHost host) =>
        [.. host.Stage.Journal.Where(static entry => entry.EndsWith("begins", StringComparison.Ordinal) || entry.EndsWith("ends", StringComparison.Ordinal))];
}
