using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>What the log records of a request say of one trace.</summary>
/// <param name="key">The key of the trace's grain.</param>
/// <param name="experimentId">Where the trace goes if it is new.</param>
internal sealed class LogGroup(string key, string experimentId)
{
    internal string Key { get; } = key;

    internal string ExperimentId { get; } = experimentId;

    /// <summary>Events, with the ids of their spans.</summary>
    internal List<(string SpanId, Span.Types.Event Event)> Events { get; } = [];

    internal List<Assessment> Assessments { get; } = [];

    /// <summary>How many records it comes from.</summary>
    internal int Count => Events.Count + Assessments.Count;
}
