using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Traces;
using static Bayou.Search.Tests.Traces.TestTraces;

namespace Bayou.Search.Tests.Traces;

public sealed class TraceMetricTests
{
    private const TraceAggregationKind Count = TraceAggregationKind.Count;
    private const TraceAggregationKind Sum = TraceAggregationKind.Sum;
    private const TraceAggregationKind Average = TraceAggregationKind.Average;

    [Fact]
    public void Traces_AreCountedByNameAndStatus_WithoutThoseThatHaveNoName() =>
        Ask(TraceMetricsView.Traces, "trace_count", [Of(Count)], ["trace_name", "trace_status"]).ShouldBe(
        [
            "trace_name=chat trace_status=ERROR COUNT=1",
            "trace_name=chat trace_status=OK COUNT=2",
            "trace_name=plan trace_status=OK COUNT=1",
        ]);

    [Fact]
    public void Latencies_OfTraces_HaveAverageAndInterpolatedPercentiles() =>
        Ask(TraceMetricsView.Traces, "latency", [Of(Average), Percentile(50), Percentile(99.5)]).ShouldBe(
            ["AVG=250 P50.0=250 P99.5=398.5"]);

    [Theory]
    [InlineData("input_tokens", "SUM=30 AVG=15")]
    [InlineData("total_tokens", "SUM=33 AVG=16.5")]
    public void Tokens_AreThoseOfTheMetadata(string metric, string expected) =>
        Ask(TraceMetricsView.Traces, metric, [Of(Sum), Of(Average)]).ShouldBe([expected]);

    [Fact]
    public void Tokens_ThatNoTraceTells_GiveNoRow() =>
        Ask(TraceMetricsView.Traces, "cache_read_input_tokens", [Of(Sum)]).ShouldBeEmpty();

    [Fact]
    public void Buckets_OfTraces_GoByRequestTime() =>
        Ask(TraceMetricsView.Traces, "trace_count", [Of(Count)], interval: 60, start: 0, end: 200_000).ShouldBe(
        [
            "time_bucket=1970-01-01T00:00:00+00:00 COUNT=2",
            "time_bucket=1970-01-01T00:01:00+00:00 COUNT=1",
            "time_bucket=1970-01-01T00:02:00+00:00 COUNT=2",
        ]);

    [Fact]
    public void Times_BoundTheTraces_BothIncluded() =>
        Ask(TraceMetricsView.Traces, "trace_count", [Of(Count)], start: 2000, end: 60_000).ShouldBe(["COUNT=2"]);

    [Theory]
    [InlineData("trace.status = 'ERROR'", 1)]
    [InlineData("trace.tag.env = 'prod'", 2)]
    [InlineData("trace.tag.`env` = 'none'", 0)]
    [InlineData("trace.metadata.mlflow.trace.user = 'ann'", 1)]
    public void Filters_OnTraces_KeepWhatTheySay(string filter, int count) =>
        Ask(TraceMetricsView.Traces, "trace_count", [Of(Count)], filters: [filter]).ShouldBe(count == 0 ? [] : [$"COUNT={count}"]);

    [Fact]
    public void Spans_AreCountedByEachDimension()
    {
        Ask(TraceMetricsView.Spans, "span_count", [Of(Count)], ["span_name"]).ShouldBe(["span_name=llm COUNT=2", "span_name=root COUNT=1"]);
        Ask(TraceMetricsView.Spans, "span_count", [Of(Count)], ["span_type", "span_status"]).ShouldBe(
            ["span_type=LLM span_status=ERROR COUNT=1", "span_type=LLM span_status=OK COUNT=1"]);
        Ask(TraceMetricsView.Spans, "span_count", [Of(Count)], ["span_model_name"]).ShouldBe(["span_model_name=m1 COUNT=2"]);
        Ask(TraceMetricsView.Spans, "span_count", [Of(Count)], filters: ["span.name = 'llm'", "span.status = 'OK'"]).ShouldBe(["COUNT=1"]);
    }

    [Fact]
    public void Latencies_OfSpans_AreInMilliseconds_WithoutThoseThatRun() =>
        Ask(TraceMetricsView.Spans, "latency", [Of(Average), Percentile(0)], ["span_name"]).ShouldBe(["span_name=llm AVG=2.5 P0.0=1.5"]);

    [Fact]
    public void Costs_OfSpans_AreSummedByModel()
    {
        Ask(TraceMetricsView.Spans, "total_cost", [Of(Sum)], ["span_model_name"]).ShouldBe(["span_model_name=m1 SUM=1.25"]);
        Ask(TraceMetricsView.Spans, "input_cost", [Of(Sum), Of(Average)]).ShouldBe(["SUM=0.75 AVG=0.375"]);
        Ask(TraceMetricsView.Spans, "output_cost", [Percentile(100)]).ShouldBe(["P100.0=0.25"]);
    }

    [Fact]
    public void Assessments_AreCountedByNameAndValue() =>
        Ask(TraceMetricsView.Assessments, "assessment_count", [Of(Count)], ["assessment_name", "assessment_value"]).ShouldBe(
        [
            "assessment_name=ok assessment_value=\"yes\" COUNT=1",
            "assessment_name=ok assessment_value=false COUNT=1",
            "assessment_name=score assessment_value=\"high\" COUNT=1",
            "assessment_name=score assessment_value=4 COUNT=1",
        ]);

    [Fact]
    public void AssessmentValues_OfTruthsAndNumbers_AreAveraged()
    {
        Ask(TraceMetricsView.Assessments, "assessment_value", [Of(Average)], ["assessment_name"]).ShouldBe(
            ["assessment_name=ok AVG=0.5", "assessment_name=score AVG=4"]);
        Ask(TraceMetricsView.Assessments, "assessment_value", [Of(Average)], filters: ["assessment.name = 'score'"]).ShouldBe(["AVG=4"]);
        Ask(TraceMetricsView.Assessments, "assessment_count", [Of(Count)], filters: ["assessment.type = 'expectation'"]).ShouldBeEmpty();
    }

    [Fact]
    public void Percentiles_OfSeveralExperiments_AreThoseOfAllValuesTogether()
    {
        var query = Query(TraceMetricsView.Traces, "latency", [Percentile(50)]);
        TraceTable[] tables = [Latencies(1, 2, 3), Latencies(10, 20)];
        TraceMetricMerge.Merge(query, tables.SelectMany(table => table.MetricGroups(query)))
            .ShouldHaveSingleItem().Values.ShouldBe([new TraceMetricValue("P50.0", 3)]);

        static TraceTable Latencies(params int[] durations)
        {
            var traces = new TestTraces();
            foreach (var duration in durations)
            {
                traces.Add(Info($"t{duration}", duration: duration));
            }

            return traces.Table;
        }
    }

    [Theory]
    [InlineData(TraceMetricsView.Traces, "span_count", Count, null, null, "metric_name must be one of")]
    [InlineData(TraceMetricsView.Traces, "trace_count", Sum, null, null, "aggregation_type must be one of ['COUNT'] for metric 'trace_count', got 'SUM'")]
    [InlineData(TraceMetricsView.Traces, "latency", TraceAggregationKind.Maximum, null, null, "got 'MAX'")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, "trace_status", null, "dimensions must be a subset of ['trace_name']")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, "time_bucket", null, "dimensions must be a subset of")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, null, "span.name = 'x'", "It goes with the SPANS view only.")]
    [InlineData(TraceMetricsView.Spans, "latency", Average, null, "assessment.name = 'x'", "It goes with the ASSESSMENTS view only.")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, null, "trace.status != 'OK'", "is one comparison of the form")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, null, "trace.status = 'OK' AND trace.status = 'OK'", "is one comparison of the form")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, null, "trace.status = 5", "is one comparison of the form")]
    [InlineData(TraceMetricsView.Traces, "latency", Average, null, "trace.name = 'x'", "Invalid filter field 'trace.name'")]
    public void Query_ThatIsNotAllowed_IsRefused(
        TraceMetricsView view, string metric, TraceAggregationKind kind, string? dimension, string? filter, string message)
    {
        var query = Query(view, metric, [Of(kind)], dimension is null ? [] : [dimension], filter is null ? [] : [filter]);
        var refusal = Should.Throw<BayouException>(() => TraceMetricMerge.Validate(query));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain(message, Case.Sensitive);
    }

    [Fact]
    public void Buckets_WithoutTimes_AreRefused() => Should.Throw<BayouException>(
        () => TraceMetricMerge.Validate(Query(TraceMetricsView.Traces, "latency", [Of(Average)], interval: 60))).Message.ShouldContain("start_time_ms");

    private static TraceAggregation Of(TraceAggregationKind kind) => new(kind, 0);

    private static TraceAggregation Percentile(double percentile) => new(TraceAggregationKind.Percentile, percentile);

    private static TraceMetricsQuery Query(
        TraceMetricsView view,
        string metric,
        ImmutableArray<TraceAggregation> aggregations,
        string[]? dimensions = null,
        string[]? filters = null,
        long? interval = null,
        long? start = null,
        long? end = null) => new(["7"], view, metric, aggregations, [.. dimensions ?? []], [.. filters ?? []], interval, start, end, 1000);

    private static string[] Ask(
        TraceMetricsView view,
        string metric,
        ImmutableArray<TraceAggregation> aggregations,
        string[]? dimensions = null,
        string[]? filters = null,
        long? interval = null,
        long? start = null,
        long? end = null)
    {
        var query = Query(view, metric, aggregations, dimensions, filters, interval, start, end);
        return
        [
            .. TraceMetricMerge.Merge(query, Sample().Table.MetricGroups(query)).Select(point => string.Join(
                ' ',
                point.Dimensions.Select(dimension => $"{dimension.Key}={dimension.Value}")
                    .Concat(point.Values.Select(value => FormattableString.Invariant($"{value.Name}={value.Value}"))))),
        ];
    }

    private static TestTraces Sample() => new TestTraces()
        .Add(
            Info(
                "a", 1000, 100,
                tags: [new Tag("env", "prod"), new Tag("mlflow.traceName", "chat")],
                metadata:
                [
                    new Tag("mlflow.trace.tokenUsage", """{"input_tokens": 10, "output_tokens": 1, "total_tokens": 11}"""),
                    new Tag("mlflow.trace.user", "ann"),
                ],
                assessments: [Feedback("ok", "\"yes\""), Feedback("score", "4")]),
            new TestSpan(1, "root", Milliseconds: null),
            new TestSpan(2, "llm", "LLM", SpanStatus.Ok, Milliseconds: 1.5, Model: "m1", Cost: new SpanCost(0.25, 0.25, 0.5)))
        .Add(
            Info(
                "b", 2000, 200, TraceState.Error,
                tags: [new Tag("env", "prod"), new Tag("mlflow.traceName", "chat")],
                metadata: [new Tag("mlflow.trace.tokenUsage", """{"input_tokens": 20, "total_tokens": 22}""")],
                assessments: [Feedback("ok", "false"), Feedback("score", "\"high\"")]),
            new TestSpan(1, "llm", "LLM", SpanStatus.Error, Milliseconds: 3.5, Model: "m1", Cost: new SpanCost(0.5, 0.25, 0.75)))
        .Add(Info("c", 60_000, 300, tags: [new Tag("mlflow.traceName", "chat")], metadata: [new Tag("mlflow.trace.tokenUsage", "none")]))
        .Add(Info("d", 120_000, 400, tags: [new Tag("mlflow.traceName", "plan")]))
        .Add(Info("e", 179_999));
}
