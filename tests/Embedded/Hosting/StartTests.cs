using Bayou.Embedded.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace Bayou.Embedded.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public void Start_WithTwoClassesForAnInterface_FailsAndNamesThem()
    {
        var exception = Should.Throw<InvalidOperationException>(() => GrainHost.Start([typeof(FirstOnceGrain), typeof(SecondOnceGrain)]));
        exception.Message.ShouldContain(typeof(IOnceGrain).FullName!);
        exception.Message.ShouldContain(typeof(FirstOnceGrain).FullName!);
        exception.Message.ShouldContain(typeof(SecondOnceGrain).FullName!);
    }

    [Fact]
    public void Start_WithAnInterfaceWithoutAClass_FailsAndNamesIt() =>
        Should.Throw<InvalidOperationException>(() => GrainHost.Start(typeof(IOnceGrain)))
            .Message.ShouldContain($"{typeof(IOnceGrain).FullName} has no class");

    [Fact]
    public void Start_WithMethodsThatCantBeCalled_FailsAndNamesThemAll()
    {
        var message = Should.Throw<InvalidOperationException>(() => GrainHost.Start(typeof(UnusableGrain))).Message;
        message.ShouldContain("IUnusableGrain.Stream returns IAsyncEnumerable<T>");
        message.ShouldContain("IUnusableGrain.Count must return Task");
        message.ShouldContain("IUnusableGrain.Generic is generic");
        message.ShouldContain("IUnusableGrain.ByReference has a ref or out parameter");
    }

    [Fact]
    public void Start_WithSettingsOutOfRange_FailsAndNamesThemAll()
    {
        var message = Should.Throw<InvalidOperationException>(() => GrainHost.Start(typeof(FirstOnceGrain), static options =>
        {
            options.ResponseTimeout = TimeSpan.Zero;
            options.MaxActivations = 0;
            options.MemoryBudgetBytes = -1;
        })).Message;
        message.ShouldContain("ResponseTimeout, MaxActivations, MemoryBudgetBytes");
    }

    [Fact]
    public async Task GetGrain_OfAnUnknownInterfaceOrWithABadKey_IsRefused()
    {
        await using var host = GrainHost.Start(typeof(FirstOnceGrain));
        Should.Throw<ArgumentException>(() => host.Grain<IUnusableGrain>());
        Should.Throw<ArgumentException>(() => host.Grain<IOnceGrain>(" "));
        Should.Throw<ArgumentNullException>(() => host.Grain<IOnceGrain>(null!));
    }

    [Fact]
    public async Task GetGrain_WithAClassPrefix_TakesTheClassOrRefuses()
    {
        var services = new ServiceCollection().AddEmbeddedOrleans(static options => options.AddGrains(typeof(FirstOnceGrain)));
        await using var provider = services.BuildServiceProvider();
        var grains = provider.GetRequiredService<IGrainFactory>();
        (await grains.GetGrain<IOnceGrain>("a", "Bayou.Embedded.Tests.Hosting.First").GoAsync()).ShouldBe(1);
        (await ((IOnceGrain)grains.GetGrain(typeof(IOnceGrain), "a")).GoAsync()).ShouldBe(1);
        Should.Throw<ArgumentException>(() => grains.GetGrain<IOnceGrain>("a", "Elsewhere"));
    }

    [Fact]
    public async Task Start_InAGenericHost_RunsGrainsOfAnAssemblyUntilItStops()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEmbeddedOrleans(static options => options.AddGrains(typeof(FirstOnceGrain)));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IOnceGrain>("a").GoAsync()).ShouldBe(1);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
