using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Traces;

/// <summary>Feedback on a trace or one of its spans, an expectation, or a tie to an issue.</summary>
/// <param name="AssessmentId"><c>a-</c> and 32 hex digits.</param>
/// <param name="Name">Such as <c>relevance</c>.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Value">JSON text of the value; of an issue, its name; null where a feedback has none.</param>
/// <param name="IsSerialized">Whether an expectation's value was sent as serialised JSON and goes back so.</param>
/// <param name="Error">A feedback's error, or null.</param>
/// <param name="Source">Who made it.</param>
/// <param name="SourceId">Their name, or null.</param>
/// <param name="SpanId">The span that it is about, as the client wrote it, or null for the trace.</param>
/// <param name="Rationale">Why, or null.</param>
/// <param name="RunId">The run that made it, or null.</param>
/// <param name="Metadata">Ordered by key.</param>
/// <param name="CreateTime">In ms since 1970.</param>
/// <param name="LastUpdateTime">In ms since 1970.</param>
/// <param name="Overrides">The assessment that it replaces, or null.</param>
/// <param name="IsValid">False while another one overrides it.</param>
[GenerateSerializer, Immutable, Alias("bayou.Assessment")]
public sealed record Assessment(
    [property: Id(0)] string AssessmentId,
    [property: Id(1)] string Name,
    [property: Id(2)] AssessmentKind Kind,
    [property: Id(3)] string? Value,
    [property: Id(4)] bool IsSerialized,
    [property: Id(5)] AssessmentError? Error,
    [property: Id(6)] AssessmentSourceKind Source,
    [property: Id(7)] string? SourceId,
    [property: Id(8)] string? SpanId,
    [property: Id(9)] string? Rationale,
    [property: Id(10)] string? RunId,
    [property: Id(11)] ImmutableArray<Tag> Metadata,
    [property: Id(12)] long CreateTime,
    [property: Id(13)] long LastUpdateTime,
    [property: Id(14)] string? Overrides,
    [property: Id(15)] bool IsValid);
