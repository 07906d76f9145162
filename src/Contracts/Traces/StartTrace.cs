namespace Bayou.Contracts.Traces;

/// <summary>A trace's head as a client gives it (start-trace of MLflow's API v2 and v3). Spans may have made the trace before.</summary>
/// <param name="Info">
/// The head. Its assessments are added. Where the trace exists, its values win over what spans told, except previews that are null.
/// </param>
/// <param name="IsFinal">
/// Whether the client knows all of it (v3), so that spans no longer change its times and state; v2 ends a trace by a call of its own.
/// </param>
[GenerateSerializer, Immutable, Alias("bayou.StartTrace")]
public sealed record StartTrace([property: Id(0)] TraceInfo Info, [property: Id(1)] bool IsFinal);
