using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Bayou.Embedded.Tests.Filters;

public sealed class CallFilterTests
{
    public static TheoryData<bool> Directions => [true, false];

    [Fact]
    public async Task Filters_RunInTheOrderOfTheirRegistrationAndTheGrainsOwnLast()
    {
        await using var host = GrainHost.Start(typeof(SelfFilteringGrain), addServices: services => services
            .AddSingleton<IIncomingGrainCallFilter>(provider => Noting(provider, "in 1"))
            .AddSingleton<IOutgoingGrainCallFilter>(provider => Noting(provider, "out 1"))
            .AddSingleton<IIncomingGrainCallFilter>(provider => Noting(provider, "in 2"))
            .AddSingleton<IOutgoingGrainCallFilter>(provider => Noting(provider, "out 2")));
        (await host.Grain<IFilteredGrain>().EchoAsync("text")).ShouldBe("text");
        host.Stage.Journal.ShouldBe(
            ["out 1", "out 2", "in 1", "in 2", "own filter", "grain", "in 2 after", "in 1 after", "out 2 after", "out 1 after"]);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_SeesTheCallAndItsResult(bool incoming)
    {
        string? seen = null;
        await using var host = Start(incoming, async context =>
        {
            await context.Invoke();
            seen = $"{context.InterfaceName} {context.MethodName} {context.InterfaceMethod.Name} {context.TargetId} "
                + $"{context.SourceId?.ToString() ?? "client"} {context.Request.GetArgumentCount()} {context.Request.GetArgument(0)} {context.Result}";
        });
        await host.Grain<IFilteredGrain>("key").EchoAsync("text");
        seen.ShouldBe($"{typeof(IFilteredGrain).FullName} EchoAsync EchoAsync filtered/key client 1 text text");
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_SeesTheCallingGrain(bool incoming)
    {
        var sources = new List<string>();
        await using var host = Start(incoming, context =>
        {
            sources.Add($"{context.SourceId?.ToString() ?? "client"} to {context.TargetId}");
            return context.Invoke();
        });
        await host.Grain<IFilteredGrain>("key").CallNextAsync("text");
        sources.ShouldBe(["client to filtered/key", "filtered/key to filtered/next"]);
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_CanChangeArgumentsAndResult(bool incoming)
    {
        await using var host = Start(incoming, static async context =>
        {
            context.Request.SetArgument(0, "changed");
            await context.Invoke();
            context.Result = $"{context.Result} twice";
        });
        (await host.Grain<IFilteredGrain>().EchoAsync("text")).ShouldBe("changed twice");
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_CanAnswerInsteadOfTheGrain(bool incoming)
    {
        await using var host = Start(incoming, static context =>
        {
            context.Result = "from the filter";
            return Task.CompletedTask;
        });
        (await host.Grain<IFilteredGrain>().EchoAsync("text")).ShouldBe("from the filter");
        host.Stage.Journal.ShouldNotContain("grain");
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_SeesTheGrainsExceptionAndCanReplaceIt(bool incoming)
    {
        await using var host = Start(incoming, static async context =>
        {
            try
            {
                await context.Invoke();
            }
            catch (InvalidDataException exception)
            {
                throw new InvalidOperationException("replaced", exception);
            }
        });
        var exception = await host.Grain<IFilteredGrain>().FailAsync(1).ShouldThrowAsync<InvalidOperationException>();
        exception.InnerException.ShouldBeOfType<InvalidDataException>().Message.ShouldBe("failure 1");
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_CanTryAgain(bool incoming)
    {
        await using var host = Start(incoming, static async context =>
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await context.Invoke();
                    return;
                }
                catch (InvalidDataException) when (attempt < 3)
                {
                    continue;
                }
            }
        });
        (await host.Grain<IFilteredGrain>().FailAsync(2)).ShouldBe("after 2");
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_ThatNeitherGoesOnNorAnswers_FailsTheCall(bool incoming)
    {
        await using var host = Start(incoming, static _ => Task.CompletedTask);
        await host.Grain<IFilteredGrain>().EchoAsync("text").ShouldThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task Filter_OfMethodsWithoutAResultAndWithValueTasks_PassesThemOn(bool incoming)
    {
        await using var host = Start(incoming, static context => context.Invoke());
        await host.Grain<IFilteredGrain>().NothingAsync();
        (await host.Grain<IFilteredGrain>().CountAsync()).ShouldBe(0);
        await host.Grain<IFilteredGrain>().FailAsync(1).ShouldThrowAsync<InvalidDataException>();
        (await host.Grain<IFilteredGrain>().CountAsync()).ShouldBe(1);
    }

    private static GrainHost Start(bool incoming, Func<IGrainCallContext, Task> invoke) => GrainHost.Start(
        typeof(FilteredGrain),
        addServices: services => _ = incoming
            ? services.AddSingleton<IIncomingGrainCallFilter>(new LambdaFilter(invoke))
            : services.AddSingleton<IOutgoingGrainCallFilter>(new LambdaFilter(invoke)));

    private static LambdaFilter Noting(IServiceProvider services, string name) => new(async context =>
    {
        services.GetRequiredService<Stage>().Note(name);
        await context.Invoke();
        services.GetRequiredService<Stage>().Note($"{name} after");
    });
}
