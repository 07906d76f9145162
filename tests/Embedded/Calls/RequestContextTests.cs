using Bayou.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Bayou.Embedded.Tests.Calls;

public sealed class RequestContextTests : IAsyncDisposable
{
    private readonly GrainHost _host = GrainHost.Start(typeof(CallGrain));

    private ICallGrain Grain => _host.Grain<ICallGrain>();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Values_OfTheCaller_ReachTheGrain()
    {
        RequestContext.Set("user", "one");
        RequestContext.Set("trace", "two");
        (await Grain.ContextAsync("user", "trace", "else")).ShouldBe("one two none");
    }

    [Fact]
    public async Task Values_SetByTheGrain_StayWithTheGrain()
    {
        RequestContext.Set("user", "caller");
        await Grain.SetContextAsync("user", "callee");
        await Grain.SetContextAsync("other", "callee");
        RequestContext.Get("user").ShouldBe("caller");
        RequestContext.Get("other").ShouldBeNull();
    }

    [Fact]
    public async Task Values_OfTheFirstCaller_ReachTheNextGrainUnchanged()
    {
        RequestContext.Set("user", "caller");
        (await Grain.ContextThroughAsync("user")).ShouldBe("caller, caller");
    }

    [Fact]
    public async Task Values_OfOneCall_AreGoneInTheNext()
    {
        RequestContext.Set("user", "caller");
        await Grain.ContextAsync("user");
        RequestContext.Clear();
        (await Grain.ContextAsync("user")).ShouldBe("none");
    }

    [Fact]
    public async Task Values_ChangedAfterTheCall_ReachTheGrainAsTheyWere()
    {
        var running = Grain.HoldAsync("held");
        await _host.Stage.Reached("held");
        RequestContext.Set("user", "before");
        var call = Grain.ContextAsync("user");
        RequestContext.Set("user", "after");
        _host.Stage.Release("held");
        await running;
        (await call).ShouldBe("before");
    }

    [Fact]
    public void Values_SetAndRemoved_ShowInKeysAndEntries()
    {
        RequestContext.Set("one", 1);
        RequestContext.Set("two", 2);
        RequestContext.Set("one", 3);
        RequestContext.Keys.ShouldBe(["one", "two"], ignoreOrder: true);
        RequestContext.Entries.ShouldContain(new KeyValuePair<string, object>("one", 3));
        RequestContext.Remove("one").ShouldBeTrue();
        RequestContext.Remove("one").ShouldBeFalse();
        RequestContext.Keys.ShouldBe(["two"]);
        RequestContext.Clear();
        RequestContext.Keys.ShouldBeEmpty();
    }
}
