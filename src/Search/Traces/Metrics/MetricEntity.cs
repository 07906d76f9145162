namespace Bayou.Search.Traces.Metrics;

/// <summary>Whose text a clause of a metric's filter looks at.</summary>
internal enum MetricEntity
{
    /// <summary>The trace's status.</summary>
    TraceStatus,

    /// <summary>A tag of the trace.</summary>
    TraceTag,

    /// <summary>An entry of the trace's metadata.</summary>
    TraceMetadata,

    /// <summary>Name, type or status of the span counted.</summary>
    Span,

    /// <summary>Name or kind of the assessment counted.</summary>
    Assessment,
}
