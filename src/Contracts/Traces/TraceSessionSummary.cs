using System.Collections.Immutable;

namespace Bayou.Contracts.Traces;

/// <summary>A conversation: the traces of an experiment with one session id.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="TraceCount">Its turns.</param>
/// <param name="ErrorCount">Turns that ended with an error.</param>
/// <param name="FirstTime">Start of the first turn, in ms.</param>
/// <param name="LastTime">Last activity: the latest end, or start where no end is known, in ms.</param>
/// <param name="Duration">Sum of the turns' durations, in ms.</param>
/// <param name="Users">Users of its turns, ordered.</param>
/// <param name="Tokens">Totals over its turns, or null where none is told.</param>
/// <param name="Cost">Total over its turns, or null.</param>
/// <param name="FirstRequest">Preview of the first turn's request, or null.</param>
/// <param name="LastResponse">Preview of the last turn's response, or null.</param>
[GenerateSerializer, Immutable, Alias("bayou.TraceSessionSummary")]
public sealed record TraceSessionSummary(
    [property: Id(0)] string SessionId,
    [property: Id(1)] long TraceCount,
    [property: Id(2)] long ErrorCount,
    [property: Id(3)] long FirstTime,
    [property: Id(4)] long LastTime,
    [property: Id(5)] long Duration,
    [property: Id(6)] ImmutableArray<string> Users,
    [property: Id(7)] TokenUsage? Tokens,
    [property: Id(8)] SpanCost? Cost,
    [property: Id(9)] string? FirstRequest,
    [property: Id(10)] string? LastResponse);
