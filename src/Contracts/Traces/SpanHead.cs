namespace Bayou.Contracts.Traces;

/// <summary>What a trace's skeleton, its totals and the filters over spans need of a span; its content is stored apart.</summary>
/// <param name="SpanId">16 lower-case hex digits.</param>
/// <param name="ParentSpanId">The same, or null for a root.</param>
/// <param name="Name">As it was sent.</param>
/// <param name="Type">MLflow's span type, such as <c>LLM</c>; null where nothing tells it.</param>
/// <param name="Kind">OpenTelemetry's span kind, 0 to 5.</param>
/// <param name="Status">The status.</param>
/// <param name="StartNanos">Start, in ns since 1970.</param>
/// <param name="EndNanos">End, in ns since 1970; 0 while it runs.</param>
/// <param name="Model">The model called, or null.</param>
/// <param name="Provider">Who runs that model, or null.</param>
/// <param name="Tokens">Tokens, where the span tells any.</param>
/// <param name="Cost">Cost, where it is known.</param>
/// <param name="Bytes">Size of its stored content.</param>
/// <param name="Hash">Of its stored content: the same span sent again is known by it.</param>
[GenerateSerializer, Immutable, Alias("bayou.SpanHead")]
public sealed record SpanHead(
    [property: Id(0)] string SpanId,
    [property: Id(1)] string? ParentSpanId,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Type,
    [property: Id(4)] int Kind,
    [property: Id(5)] SpanStatus Status,
    [property: Id(6)] long StartNanos,
    [property: Id(7)] long EndNanos,
    [property: Id(8)] string? Model,
    [property: Id(9)] string? Provider,
    [property: Id(10)] TokenUsage? Tokens,
    [property: Id(11)] SpanCost? Cost,
    [property: Id(12)] int Bytes,
    [property: Id(13)] long Hash);
