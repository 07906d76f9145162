namespace Bayou.Contracts.Metrics;

/// <summary>The two orders of metric points that MLflow's rules use. In both, NaN counts as 0, which is how MLflow stores it.</summary>
public static class MetricPointOrder
{
    /// <summary>The order of a history: timestamp, step, value.</summary>
    public static IComparer<MetricPoint> History { get; } = Comparer<MetricPoint>.Create(CompareHistory);

    /// <summary>Compares by timestamp, then step, then value; NaN after 0 where all else is equal.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    public static int CompareHistory(MetricPoint left, MetricPoint right)
    {
        var byTime = left.Timestamp.CompareTo(right.Timestamp);
        if (byTime != 0)
        {
            return byTime;
        }

        var byStep = left.Step.CompareTo(right.Step);
        return byStep != 0 ? byStep : CompareValues(left.Value, right.Value);
    }

    /// <summary>Whether <paramref name="candidate"/> replaces <paramref name="current"/> as the latest value: greatest step, then timestamp, then value.</summary>
    /// <param name="candidate">A point just logged.</param>
    /// <param name="current">The latest so far.</param>
    public static bool IsLater(MetricPoint candidate, MetricPoint current)
    {
        var byStep = candidate.Step.CompareTo(current.Step);
        if (byStep != 0)
        {
            return byStep > 0;
        }

        var byTime = candidate.Timestamp.CompareTo(current.Timestamp);
        return byTime != 0 ? byTime > 0 : CompareValues(candidate.Value, current.Value) > 0;
    }

    private static int CompareValues(double left, double right)
    {
        var byValue = (double.IsNaN(left) ? 0d : left).CompareTo(double.IsNaN(right) ? 0d : right);
        return byValue != 0 ? byValue : double.IsNaN(left).CompareTo(double.IsNaN(right));
    }
}
