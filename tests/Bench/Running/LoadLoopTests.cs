using Bayou.Bench.Running;
using Bayou.Bench.Workloads;
using Microsoft.AspNetCore.Http;

namespace Bayou.Bench.Tests.Running;

public sealed class LoadLoopTests
{
    private const int Operations = 200;

    [Fact]
    public async Task Run_OverSeveralConnections_DoesEachOperationOnce()
    {
        var workload = new StubWorkload();

        var outcome = await RunAsync(workload, http => http.Response.WriteAsync("{}"));

        outcome.Completed.ShouldBe(Operations);
        outcome.Latencies.Count.ShouldBe(Operations);
        outcome.Errors.Total.ShouldBe(0);
        workload.Written.Select(static written => (int)written.Number).Order().ShouldBe(Enumerable.Range(5, Operations));
    }

    [Fact]
    public async Task Run_OnAServerThatClosesAfterEachAnswer_ConnectsAgain()
    {
        var outcome = await RunAsync(new StubWorkload(), http =>
        {
            http.Response.Headers.Connection = "close";
            return http.Response.WriteAsync("{}");
        });

        outcome.Completed.ShouldBe(Operations);
        outcome.Errors.Total.ShouldBe(0);
    }

    [Fact]
    public async Task Run_OnAServerThatRefuses_CountsStatusAndErrorCode()
    {
        var outcome = await RunAsync(new StubWorkload(), http =>
        {
            http.Response.StatusCode = 503;
            return http.Response.WriteAsync("{\"error_code\": \"TEMPORARILY_UNAVAILABLE\", \"message\": \"full\"}");
        });

        outcome.Completed.ShouldBe(0);
        outcome.Latencies.Count.ShouldBe(0);
        outcome.Errors.Kinds.ShouldBe(new Dictionary<string, long> { ["503 TEMPORARILY_UNAVAILABLE"] = Operations });
    }

    [Fact]
    public async Task Run_OnAServerThatBreaksEveryTenthConnection_CountsThoseAndGoesOn()
    {
        var requests = 0;
        var outcome = await RunAsync(new StubWorkload(), http =>
        {
            if (Interlocked.Increment(ref requests) % 10 == 0)
            {
                http.Abort();
                return Task.CompletedTask;
            }

            return http.Response.WriteAsync("{}");
        });

        outcome.Completed.ShouldBe(Operations * 9 / 10);
        outcome.Errors.Total.ShouldBe(Operations / 10);
    }

    [Fact]
    public async Task Run_OfOperationsWithThreeSteps_CountsEachOperationOnce()
    {
        var workload = new StubWorkload(static (_, operation) => operation.Step < 2 ? AnswerVerdict.More : AnswerVerdict.Done);

        var outcome = await RunAsync(workload, http => http.Response.WriteAsync("{}"));

        outcome.Completed.ShouldBe(Operations);
        workload.Written.Count.ShouldBe(Operations * 3);
        workload.Written.Distinct().Count().ShouldBe(Operations * 3);
    }

    [Fact]
    public async Task Run_OfAnswersThatTheWorkloadFindsWrong_CountsThemAsErrors()
    {
        var outcome = await RunAsync(new StubWorkload(static (_, _) => AnswerVerdict.Wrong), http => http.Response.WriteAsync("{}"));

        outcome.Completed.ShouldBe(0);
        outcome.Latencies.Count.ShouldBe(0);
        outcome.Errors.Total.ShouldBe(Operations);
    }

    [Fact]
    public async Task Run_OfAnOpenLoopOnAServerThatHoldsEverythingBack_CountsWhatNeverStarted()
    {
        await using var server = await StubServer.StartAsync(static http => http.Response.WriteAsync("{}"));
        using var connections = new ConnectionSet(server.Address, 1);
        var clock = TimeProvider.System;
        var due = clock.GetTimestamp() - (10 * clock.TimestampFrequency);
        var late = new OpenArrivals(due, due + clock.TimestampFrequency, rate: 50, clock.TimestampFrequency, firstNumber: 0);

        var outcome = new LoadLoop(connections, clock).Run(new StubWorkload(), late, reads: true, CancellationToken.None);

        outcome.Completed.ShouldBe(0);
        outcome.Unstarted.ShouldBe(50);
        outcome.Latencies.Count.ShouldBe(50);
        outcome.Latencies.Max.ShouldBe(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Run_OfAnOperationThatStartsLate_MeasuresFromTheIntendedStart()
    {
        await using var server = await StubServer.StartAsync(static http => http.Response.WriteAsync("{}"));
        using var connections = new ConnectionSet(server.Address, 1);
        var late = TimeProvider.System.GetTimestamp() - (10 * TimeProvider.System.TimestampFrequency);

        var outcome = new LoadLoop(connections, TimeProvider.System).Run(
            new StubWorkload(), new OneArrival(new Arrival(0, late)), reads: true, CancellationToken.None);

        outcome.Completed.ShouldBe(1);
        outcome.Latencies.Max.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Run_WithoutAServer_SaysSo()
    {
        using var connections = new ConnectionSet(Bayou.Bench.Http.TargetAddress.Parse("http://127.0.0.1:1"), 1);

        Should.Throw<BenchException>(() => new LoadLoop(connections, TimeProvider.System).Run(
            new StubWorkload(), new CountedArrivals(1, 0), reads: false, CancellationToken.None)).Message.ShouldContain("ConnectionRefused");
    }

    private static async Task<LoadOutcome> RunAsync(StubWorkload workload, RequestDelegate answer)
    {
        await using var server = await StubServer.StartAsync(answer);
        using var connections = new ConnectionSet(server.Address, 4);
        return new LoadLoop(connections, TimeProvider.System).Run(
            workload, new CountedArrivals(Operations, firstNumber: 5), reads: true, CancellationToken.None);
    }
}
