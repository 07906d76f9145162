using Bayou.Embedded.Tests.Support;

namespace Bayou.Embedded.Tests.Calls;

public sealed class AnswerTests : IAsyncDisposable
{
    private readonly GrainHost _host = GrainHost.Start(typeof(CallGrain));

    private ICallGrain Grain => _host.Grain<ICallGrain>("key");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Result_OfATask_ReachesTheCaller() => (await Grain.TaskOfAsync("hello")).ShouldBe("key: hello");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Result_OfAValueTask_ReachesTheCaller(bool wait) => (await Grain.ValueTaskOfAsync("hello", wait)).ShouldBe("key: hello");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_WithoutAResult_CompletesAfterTheGrain(bool wait)
    {
        await Grain.ValueTaskAsync(wait);
        _host.Stage.Journal.ShouldBe(["value task"]);
    }

    [Fact]
    public async Task Message_IsHandedOverWithoutACopy()
    {
        var message = new object();
        (await Grain.SameAsync(message)).ShouldBeSameAs(message);
    }

    [Theory]
    [InlineData("at once")]
    [InlineData("later")]
    public async Task Exception_ReachesTheCallerAsThrown(string how)
    {
        var exception = await Grain.FailAsync(how).ShouldThrowAsync<InvalidDataException>();
        exception.GetType().ShouldBe(typeof(InvalidDataException));
        exception.Message.ShouldBe(how);
        exception.StackTrace!.ShouldContain(nameof(CallGrain));
    }

    [Fact]
    public async Task Exception_OfMethodsWithAResult_ReachesTheCallerAsThrown()
    {
        (await Grain.FailWithResultAsync("task").ShouldThrowAsync<InvalidDataException>()).StackTrace!.ShouldContain("FailLaterAsync");
        var exception = await Grain.FailValueTaskAsync("value task").AsTask().ShouldThrowAsync<InvalidDataException>();
        exception.StackTrace!.ShouldContain("FailLaterAsync");
    }

    [Fact]
    public async Task Cancellation_ThrownByTheGrain_ReachesTheCallerAsThrown()
    {
        foreach (var call in new[] { Grain.FailAsync("cancelled"), Grain.FailWithResultAsync("cancelled") })
        {
            var exception = await Record.ExceptionAsync(() => call);
            exception.ShouldBeOfType<OperationCanceledException>().Message.ShouldBe("by the grain itself");
            exception.StackTrace!.ShouldContain("FailLaterAsync");
        }
    }

    [Fact]
    public async Task Grain_AfterAnException_GoesOn()
    {
        var failed = Grain.FailAsync("at once");
        (await Grain.TaskOfAsync("next")).ShouldBe("key: next");
        await failed.ShouldThrowAsync<InvalidDataException>();
    }
}
