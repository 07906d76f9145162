using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Traces.Metrics;

namespace Bayou.Search.Traces;

/// <summary>Puts together what several experiments contribute to a trace metric.</summary>
public static class TraceMetricMerge
{
    /// <summary>Checks a metric.</summary>
    /// <param name="query">The metric.</param>
    /// <exception cref="Contracts.Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: a metric, aggregation, dimension or filter that isn't allowed.
    /// </exception>
    public static void Validate(TraceMetricsQuery query) => MetricPlan.From(query);

    /// <summary>The rows of a metric, ordered by their dimensions.</summary>
    /// <param name="query">The metric.</param>
    /// <param name="groups">What each experiment contributes.</param>
    public static ImmutableArray<TraceMetricPoint> Merge(TraceMetricsQuery query, IEnumerable<TraceMetricGroup> groups)
    {
        var merged = new SortedDictionary<ImmutableArray<Tag>, (long Count, List<double> Values)>(
            Comparer<ImmutableArray<Tag>>.Create(CompareDimensions));
        foreach (var group in groups)
        {
            var values = merged.TryGetValue(group.Dimensions, out var before) ? before.Values : [];
            values.AddRange(group.Values);
            merged[group.Dimensions] = (before.Count + group.Count, values);
        }

        return [.. merged.Take(query.MaxResults).Select(row => ToPoint(query, row.Key, row.Value.Count, row.Value.Values))];
    }

    private static int CompareDimensions(ImmutableArray<Tag> left, ImmutableArray<Tag> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var compared = string.CompareOrdinal(left[i].Value, right[i].Value);
            if (compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }

    private static TraceMetricPoint ToPoint(TraceMetricsQuery query, ImmutableArray<Tag> dimensions, long count, List<double> values)
    {
        values.Sort();
        var sum = values.Sum();
        return new TraceMetricPoint(dimensions, [.. query.Aggregations.Select(aggregation => aggregation.Kind switch
        {
            TraceAggregationKind.Count => new TraceMetricValue("COUNT", count),
            TraceAggregationKind.Sum => new TraceMetricValue("SUM", sum),
            TraceAggregationKind.Average => new TraceMetricValue("AVG", sum / count),
            _ => new TraceMetricValue($"P{NameOf(aggregation.Percentile)}", PercentileOf(values, aggregation.Percentile)),
        })]);
    }

    /// <summary>As Python writes a float.</summary>
    private static string NameOf(double percentile)
    {
        var text = percentile.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    /// <summary>Linear interpolation between the two nearest of the sorted values (Hyndman and Fan, 1996, type 7).</summary>
    private static double PercentileOf(List<double> sorted, double percentile)
    {
        var place = percentile / 100 * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
