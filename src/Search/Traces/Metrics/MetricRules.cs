using System.Collections.Frozen;
using System.Collections.Immutable;
using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Which figures and dimensions go with each metric, as MLflow has it.</summary>
internal static class MetricRules
{
    public const string TraceCount = "trace_count";
    public const string Latency = "latency";
    public const string SpanCount = "span_count";
    public const string InputCost = "input_cost";
    public const string OutputCost = "output_cost";
    public const string TotalCost = "total_cost";
    public const string AssessmentCount = "assessment_count";
    public const string AssessmentValue = "assessment_value";
    public const string TraceName = "trace_name";
    public const string TraceStatus = "trace_status";
    public const string SpanName = "span_name";
    public const string SpanType = "span_type";
    public const string SpanStatus = "span_status";
    public const string SpanModelName = "span_model_name";
    public const string SpanModelProvider = "span_model_provider";
    public const string AssessmentName = "assessment_name";
    public const string TimeBucket = "time_bucket";

    private static readonly ImmutableArray<TraceAggregationKind> s_count = [TraceAggregationKind.Count];

    private static readonly ImmutableArray<TraceAggregationKind> s_spread = [TraceAggregationKind.Average, TraceAggregationKind.Percentile];

    private static readonly ImmutableArray<TraceAggregationKind> s_all =
        [TraceAggregationKind.Sum, TraceAggregationKind.Average, TraceAggregationKind.Percentile];

    private static readonly FrozenDictionary<(TraceMetricsView, string), MetricRule> s_rules = Create().ToFrozenDictionary();

    /// <summary>The rule of a metric, or null when the view has no such metric.</summary>
    /// <param name="view">The view.</param>
    /// <param name="metric">The metric.</param>
    public static MetricRule? Find(TraceMetricsView view, string metric) => s_rules.GetValueOrDefault((view, metric));

    /// <summary>The metrics of a view, ordered.</summary>
    /// <param name="view">The view.</param>
    public static IEnumerable<string> MetricsOf(TraceMetricsView view) =>
        s_rules.Keys.Where(key => key.Item1 == view).Select(key => key.Item2).Order(StringComparer.Ordinal);

    private static Dictionary<(TraceMetricsView, string), MetricRule> Create()
    {
        var rules = new Dictionary<(TraceMetricsView, string), MetricRule>
        {
            [(TraceMetricsView.Traces, TraceCount)] = new(s_count, [TraceName, TraceStatus]),
            [(TraceMetricsView.Traces, Latency)] = new(s_spread, [TraceName]),
            [(TraceMetricsView.Spans, SpanCount)] = new(s_count, [SpanName, SpanType, SpanStatus, SpanModelName, SpanModelProvider]),
            [(TraceMetricsView.Spans, Latency)] = new(s_spread, [SpanName, SpanStatus]),
            [(TraceMetricsView.Assessments, AssessmentCount)] = new(s_count, [AssessmentName, AssessmentValue]),
            [(TraceMetricsView.Assessments, AssessmentValue)] = new(s_spread, [AssessmentName]),
        };
        foreach (var tokens in TokenCounts.Names)
        {
            rules[(TraceMetricsView.Traces, tokens)] = new(s_all, [TraceName]);
        }

        foreach (var cost in (ReadOnlySpan<string>)[InputCost, OutputCost, TotalCost])
        {
            rules[(TraceMetricsView.Spans, cost)] = new(s_all, [SpanModelName, SpanModelProvider]);
        }

        return rules;
    }
}
