namespace Bayou.Api.Otlp;

/// <summary>The kinds of telemetry that the protocol carries.</summary>
internal enum OtlpSignal
{
    /// <summary>Spans.</summary>
    Traces,

    /// <summary>Log records, events among them.</summary>
    Logs,

    /// <summary>Data points.</summary>
    Metrics,
}
