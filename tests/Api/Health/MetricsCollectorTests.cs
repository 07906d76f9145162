using System.Diagnostics.Metrics;
using Bayou.Api.Health.Exposition;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bayou.Api.Tests.Health;

public sealed class MetricsCollectorTests : IDisposable
{
    private readonly MetricsCollector _collector = new(NullLogger<MetricsCollector>.Instance);
    private readonly Meter _meter = new("Bayou.Tests");

    public void Dispose()
    {
        _meter.Dispose();
        _collector.Dispose();
    }

    [Fact]
    public void Counter_AddsUpPerLabels()
    {
        var counter = _meter.CreateCounter<long>("bayou.test.spans", "{span}", "Spans \\ taken\nin");
        counter.Add(2, new KeyValuePair<string, object?>("project.id", "a\\b\"c\nd"));
        counter.Add(3, new KeyValuePair<string, object?>("project.id", "a\\b\"c\nd"));
        counter.Add(1, new("ok", true), new("code", 7));

        Collected("bayou_test_spans_total").ShouldBe(
        [
            @"# HELP bayou_test_spans_total Spans \\ taken\nin",
            "# TYPE bayou_test_spans_total counter",
            """bayou_test_spans_total{code="7",ok="true"} 1""",
            """bayou_test_spans_total{project_id="a\\b\"c\nd"} 5""",
        ]);
    }

    [Fact]
    public void SameTagsInAnotherOrder_AreTheSameSeries()
    {
        var counter = _meter.CreateCounter<int>("bayou.test.order");
        counter.Add(1, new("a", 1), new("b", 2));
        counter.Add(1, new("b", 2), new("a", 1));

        Collected("bayou_test_order_total").ShouldContain("""bayou_test_order_total{a="1",b="2"} 2""");
    }

    [Fact]
    public void UpDownCounterAndGauge_AreGauges()
    {
        var queued = _meter.CreateUpDownCounter<long>("bayou.test.queued");
        queued.Add(5);
        queued.Add(-7);
        var level = _meter.CreateGauge<double>("bayou.test.level", "By");
        level.Record(1.5);
        level.Record(double.NaN);
        level.Record(double.PositiveInfinity);

        Collected("bayou_test_queued")[1..].ShouldBe(["# TYPE bayou_test_queued gauge", "bayou_test_queued -2"]);
        Collected("bayou_test_level_bytes").ShouldContain("bayou_test_level_bytes +Inf");
    }

    [Fact]
    public void Histogram_CountsIntoTheAdvisedBuckets()
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] };
        var histogram = _meter.CreateHistogram("bayou.test.duration", "s", advice: advice);
        foreach (var value in new[] { 0.05, 0.1, 0.5, 20 })
        {
            histogram.Record(value, new KeyValuePair<string, object?>("op", "x"));
        }

        Collected("bayou_test_duration_seconds")[2..].ShouldBe(
        [
            """bayou_test_duration_seconds_bucket{op="x",le="0.1"} 2""",
            """bayou_test_duration_seconds_bucket{op="x",le="1"} 3""",
            """bayou_test_duration_seconds_bucket{op="x",le="+Inf"} 4""",
            """bayou_test_duration_seconds_sum{op="x"} 20.65""",
            """bayou_test_duration_seconds_count{op="x"} 4""",
        ]);
    }

    [Fact]
    public void ObservedInstrument_ShowsWhatItReportsNow()
    {
        List<Measurement<int>> now = [new(1, Node("a")), new(2, Node("b"))];
        _meter.CreateObservableGauge("bayou.test.nodes", () => now);
        Collected("bayou_test_nodes").Count.ShouldBe(4);

        now = [new(3, Node("b"))];

        Collected("bayou_test_nodes")[2..].ShouldBe(["""bayou_test_nodes{node="b"} 3"""]);
    }

    [Fact]
    public void ObservedInstrumentThatFails_LeavesTheOthersShown()
    {
        _meter.CreateObservableGauge("bayou.test.broken", int () => throw new InvalidOperationException("no value"));
        _meter.CreateObservableCounter("bayou.test.whole", () => 4);

        Collected("bayou_test_broken").ShouldBeEmpty();
        Collected("bayou_test_whole_total").ShouldContain("bayou_test_whole_total 4");
    }

    [Fact]
    public void TooManyLabels_AreCountedTogether()
    {
        var counter = _meter.CreateCounter<long>("bayou.test.unbounded");
        for (var i = 0; i < 1500; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i));
        }

        var lines = Collected("bayou_test_unbounded_total");
        lines.Count.ShouldBe(2 + 1000 + 1);
        lines.ShouldContain("""bayou_test_unbounded_total{otel_metric_overflow="true"} 500""");
    }

    [Fact]
    public void NameTakenByAnotherKind_IsLeftOut()
    {
        _meter.CreateUpDownCounter<long>("bayou.test.twice").Add(1);
        _meter.CreateHistogram<long>("bayou.test.twice").Record(7);

        Collected("bayou_test_twice")[1..].ShouldBe(["# TYPE bayou_test_twice gauge", "bayou_test_twice 1"]);
    }

    [Fact]
    public void MetersOfOthers_AreNotShown()
    {
        using var other = new Meter("Other.Product");
        other.CreateCounter<long>("other.product.calls").Add(1);

        _collector.Collect().ShouldNotContain("other_product");
    }

    [Fact]
    public void Measurements_FromManyThreads_AreAllCounted()
    {
        var counter = _meter.CreateCounter<double>("bayou.test.parallel");
        var histogram = _meter.CreateHistogram<double>("bayou.test.parallel.size");
        Parallel.For(0, 20_000, i =>
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", i % 50));
            histogram.Record(1);
        });

        Collected("bayou_test_parallel_total")[2..].Select(line => line.Split(' ')[1]).ShouldAllBe(value => value == "400");
        Collected("bayou_test_parallel_size").ShouldContain("bayou_test_parallel_size_sum 20000");
    }

    private static KeyValuePair<string, object?> Node(string name) => new("node", name);

    private List<string> Collected(string name)
    {
        string[] names = [name, name + "_bucket", name + "_sum", name + "_count"];
        return [.. _collector.Collect().Split('\n').Where(line => line.Split(' ', '{').Any(names.Contains))];
    }
}
