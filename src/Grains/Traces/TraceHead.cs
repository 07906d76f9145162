using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>What changes of a trace as a whole.</summary>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="ClientRequestId">The caller's own id for it, or null.</param>
/// <param name="RequestTime">In ms since 1970.</param>
/// <param name="Duration">In ms, or null while it is not known.</param>
/// <param name="State">How it stands.</param>
internal sealed record TraceHead(string ExperimentId, string? ClientRequestId, long RequestTime, long? Duration, TraceState State);
