using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>A trace without its spans.</summary>
/// <param name="TraceId">As clients know it: <c>tr-</c> and 32 hex digits, or what start-trace was given; at most <see cref="Limits.TraceId"/> characters.</param>
/// <param name="ExperimentId">Its experiment.</param>
/// <param name="ClientRequestId">The caller's own id for it, or null.</param>
/// <param name="RequestTime">Start, in ms since 1970.</param>
/// <param name="ExecutionDuration">In ms, or null while it is not known.</param>
/// <param name="State">How it stands.</param>
/// <param name="RequestPreview">Beginning of the request, or null.</param>
/// <param name="ResponsePreview">Beginning of the response, or null.</param>
/// <param name="Metadata">Ordered by key; as stored, not cut.</param>
/// <param name="Tags">Ordered by key; as stored, not cut.</param>
/// <param name="Assessments">In the order of their creation.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceInfo")]
public sealed record TraceInfo(
    [property: Id(0)] string TraceId,
    [property: Id(1)] string ExperimentId,
    [property: Id(2)] string? ClientRequestId,
    [property: Id(3)] long RequestTime,
    [property: Id(4)] long? ExecutionDuration,
    [property: Id(5)] TraceState State,
    [property: Id(6)] string? RequestPreview,
    [property: Id(7)] string? ResponsePreview,
    [property: Id(8)] ImmutableArray<Tag> Metadata,
    [property: Id(9)] ImmutableArray<Tag> Tags,
    [property: Id(10)] ImmutableArray<Assessment> Assessments);
