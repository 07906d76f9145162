using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class MetricsTests
{
    [Fact]
    public async Task Metrics_AreValidPrometheusText()
    {
        await using var server = await BayouProcess.StartAsync();
        await server.Client.GetStringAsync("health", TestContext.Current.CancellationToken);
        using var response = await server.Client.GetAsync("metrics", TestContext.Current.CancellationToken);
        var metrics = PrometheusParser.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        metrics["http_server_request_duration_seconds"].Type.ShouldBe("histogram");
        metrics["http_server_request_duration_seconds"].Samples
            .Single(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal) && sample.Labels["http_route"] == "/health")
            .Value.ShouldBe(1);
        metrics["kestrel_active_connections"].Type.ShouldBe("gauge");
        metrics["dotnet_gc_collections_total"].Type.ShouldBe("counter");
        metrics["dotnet_process_memory_working_set_bytes"].Samples.Single().Value.ShouldBeGreaterThan(1_000_000);
    }
}
