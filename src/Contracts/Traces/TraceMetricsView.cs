namespace Bayou.Contracts.Traces;

/// <summary>What a trace metric counts. Values are MLflow's.</summary>
public enum TraceMetricsView
{
    /// <summary>Traces.</summary>
    Traces = 1,

    /// <summary>Spans.</summary>
    Spans = 2,

    /// <summary>Assessments.</summary>
    Assessments = 3,
}
