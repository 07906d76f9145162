using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Traces;
using Microsoft.Extensions.DependencyInjection;

namespace Bayou.Grains.Tests.Traces;

public sealed class RetentionGrainTests
{
    private readonly MemoryStore _store = new();
    private readonly ToldTraces _told = new();

    [Fact]
    public async Task Rule_OfAnExperiment_WinsOverTheConfiguredOneAndIsKept()
    {
        await using (var cluster = await StartAsync())
        {
            (await Deletion(cluster).GetRetentionAsync()).MaxAge.ShouldBe(60);
            await Deletion(cluster).SetRetentionAsync(new TraceRetention(null, 5, null));
        }

        await using var restarted = await StartAsync();
        (await Deletion(restarted).GetRetentionAsync()).ShouldBe(new TraceRetention(null, 5, null));
    }

    [Fact]
    public async Task Rule_ThatMakesNoSense_IsRefused()
    {
        await using var cluster = await StartAsync();

        (await Should.ThrowAsync<BayouException>(Deletion(cluster).SetRetentionAsync(new TraceRetention(-1, null, null)))).Code
            .ShouldBe(ErrorCode.InvalidParameterValue);
        (await Should.ThrowAsync<BayouException>(Deletion(cluster, "404").SetRetentionAsync(new TraceRetention(1, null, null)))).Code
            .ShouldBe(ErrorCode.ResourceDoesNotExist);
    }

    [Fact]
    public async Task Delete_ByIds_CountsThoseOfTheExperiment()
    {
        await using var cluster = await StartAsync();
        for (var number = 0; number < 70; number++)
        {
            await cluster.Grains.GetGrain<ITraceGrain>($"tr-{number}").LogSpansAsync(Spans.Batch("0", Spans.Head(1)));
        }

        var deleted = await Deletion(cluster).DeleteAsync(new DeleteTraces([.. Enumerable.Range(10, 100).Select(number => $"tr-{number}")], null, null));

        deleted.ShouldBe(60);
        await Should.ThrowAsync<BayouException>(cluster.Grains.GetGrain<ITraceGrain>("tr-10").GetInfoAsync());
        (await cluster.Grains.GetGrain<ITraceGrain>("tr-9").GetInfoAsync()).TraceId.ShouldBe("tr-9");
    }

    private static ITraceDeletionGrain Deletion(GrainCluster cluster, string experimentId = "0") =>
        cluster.Grains.GetGrain<ITraceDeletionGrain>(GrainKeys.Experiment(experimentId));

    private Task<GrainCluster> StartAsync() => GrainCluster.StartAsync(_store, configure: services =>
    {
        _told.Replace(services);
        services.AddSingleton(new TraceOptions { Retention = new TraceRetention(60, null, null) });
    });
}
