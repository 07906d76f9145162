namespace Bayou.Contracts.Traces;

/// <summary>How a trace metric sums up. Values are MLflow's.</summary>
public enum TraceAggregationKind
{
    /// <summary>How many.</summary>
    Count = 1,

    /// <summary>The sum.</summary>
    Sum = 2,

    /// <summary>The mean.</summary>
    Average = 3,

    /// <summary>A percentile, linearly interpolated.</summary>
    Percentile = 4,

    /// <summary>The least; no metric allows it.</summary>
    Minimum = 5,

    /// <summary>The greatest; no metric allows it.</summary>
    Maximum = 6,
}
