using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;

namespace Bayou.Search.Traces.Metrics;

/// <summary>A metric that is known to make sense, not yet bound to any table.</summary>
/// <param name="Query">The metric as asked.</param>
/// <param name="Clauses">What must hold.</param>
/// <param name="NeedsValues">Whether a percentile needs the values themselves.</param>
internal sealed record MetricPlan(TraceMetricsQuery Query, ImmutableArray<MetricClause> Clauses, bool NeedsValues)
{
    private const int MostAggregations = 100;

    /// <summary>Checks a metric.</summary>
    /// <param name="query">The metric.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: a metric, aggregation, dimension or filter that isn't allowed.</exception>
    public static MetricPlan From(TraceMetricsQuery query)
    {
        var rule = MetricRules.Find(query.View, query.Metric) ?? throw BayouException.InvalidParameter(
            $"metric_name must be one of {Quote(MetricRules.MetricsOf(query.View))}, got '{LanguageError.Excerpt(query.Metric)}'.");
        CheckAggregations(query, rule);
        foreach (var dimension in query.Dimensions)
        {
            if (!rule.Dimensions.Contains(dimension))
            {
                throw BayouException.InvalidParameter(
                    $"dimensions must be a subset of {Quote(rule.Dimensions)} for metric '{query.Metric}', "
                    + $"got '{LanguageError.Excerpt(dimension)}'.");
            }
        }

        CheckTimes(query);
        return new MetricPlan(
            query,
            [.. query.Filters.Select(filter => MetricClauses.Read(filter, query.View))],
            query.Aggregations.Any(aggregation => aggregation.Kind == TraceAggregationKind.Percentile));
    }

    private static void CheckAggregations(TraceMetricsQuery query, MetricRule rule)
    {
        if (query.Aggregations.Length is 0 or > MostAggregations)
        {
            throw BayouException.InvalidParameter(
                $"Invalid aggregations: {query.Aggregations.Length} are named. Name between 1 and {MostAggregations}.");
        }

        foreach (var aggregation in query.Aggregations)
        {
            if (!rule.Aggregations.Contains(aggregation.Kind))
            {
                throw BayouException.InvalidParameter(
                    $"aggregation_type must be one of {Quote(rule.Aggregations.Select(NameOf))} for metric '{query.Metric}', "
                    + $"got '{NameOf(aggregation.Kind)}'.");
            }

            if (aggregation.Kind == TraceAggregationKind.Percentile && aggregation.Percentile is not (>= 0 and <= 100))
            {
                var percentile = aggregation.Percentile.ToString(CultureInfo.InvariantCulture);
                throw BayouException.InvalidParameter($"Percentile value must be between 0 and 100, got {percentile}.");
            }
        }
    }

    private static void CheckTimes(TraceMetricsQuery query)
    {
        if (query.MaxResults < 1)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for request parameter max_results. It must be at least 1, but got value {query.MaxResults}");
        }

        if (query.IntervalSeconds is < 1)
        {
            throw BayouException.InvalidParameter($"time_interval_seconds must be at least 1, got {query.IntervalSeconds}.");
        }

        if (query.IntervalSeconds is not null && (query.StartTime is null || query.EndTime is null))
        {
            throw BayouException.InvalidParameter("start_time_ms and end_time_ms are required if time_interval_seconds is set.");
        }
    }

    private static string Quote(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(name => $"'{name}'"))}]";

    private static string NameOf(TraceAggregationKind kind) => kind switch
    {
        TraceAggregationKind.Count => "COUNT",
        TraceAggregationKind.Sum => "SUM",
        TraceAggregationKind.Average => "AVG",
        TraceAggregationKind.Percentile => "PERCENTILE",
        TraceAggregationKind.Minimum => "MIN",
        TraceAggregationKind.Maximum => "MAX",
        _ => "UNSPECIFIED",
    };
}
