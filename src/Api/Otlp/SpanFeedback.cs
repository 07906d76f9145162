using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Traces;
using Bayou.Spans;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>
/// Reads results of evaluations that spans carry: OpenInference's annotations and evaluations
/// (https://github.com/Arize-ai/openinference/blob/main/spec/annotations.md), and events of the GenAI conventions.
/// </summary>
internal static class SpanFeedback
{
    /// <summary>Most results of one span that become feedback. More stay among its attributes only.</summary>
    internal const int MostOfSpan = 100;

    private const ulong NanosPerMillisecond = 1_000_000;

    /// <summary>Lists and their items; those about a trace or a session may be on any of its spans.</summary>
    private static readonly ImmutableArray<(string List, string Item, FeedbackTarget Target)> s_forms =
    [
        ("annotations.", "annotation.", FeedbackTarget.Span),
        ("evaluations.", "evaluation.", FeedbackTarget.Span),
        ("trace.annotations.", "annotation.", FeedbackTarget.Trace),
        ("trace.evaluations.", "evaluation.", FeedbackTarget.Trace),
        ("session.annotations.", "annotation.", FeedbackTarget.Session),
        ("session.evaluations.", "evaluation.", FeedbackTarget.Session),
    ];

    /// <summary>The feedback of a span, masked as the span is; none for most spans.</summary>
    /// <param name="received">The span.</param>
    /// <param name="traceId">Its trace.</param>
    internal static List<Assessment>? Read(ReceivedSpan received, string traceId)
    {
        var span = received.Span;
        List<Assessment>? feedback = null;
        Dictionary<(FeedbackTarget Target, string Item, int Index), SpanAnnotation>? annotations = null;
        foreach (var attribute in span.Attributes)
        {
            if (Find(attribute.Key) is var (target, item, index, field))
            {
                annotations ??= [];
                if (!annotations.TryGetValue((target, item, index), out var annotation) && annotations.Count < MostOfSpan)
                {
                    annotations.Add((target, item, index), annotation = new SpanAnnotation());
                }

                annotation?.Set(field, attribute.Value);
            }
        }

        var spanId = annotations is null && span.Events.Count == 0 ? "" : Convert.ToHexStringLower(span.SpanId.Span);
        foreach (var ((target, _, _), annotation) in annotations ?? [])
        {
            var session = target == FeedbackTarget.Session ? span.Attributes.FindText("session.id") : null;
            if ((target != FeedbackTarget.Session || session is not null)
                && annotation.ToAssessment(traceId, target == FeedbackTarget.Span ? spanId : null, session, TimeOf(span)) is { } assessment)
            {
                (feedback ??= []).Add(assessment);
            }
        }

        foreach (var occurrence in span.Events)
        {
            if (occurrence.Name == GenAiRecords.EvaluationResult
                && (feedback?.Count ?? 0) < MostOfSpan
                && EvaluationResults.Read(occurrence, traceId, spanId, received.Scope?.Name is { Length: > 0 } name ? name : null) is { } assessment)
            {
                (feedback ??= []).Add(assessment);
            }
        }

        return feedback;
    }

    private static (FeedbackTarget Target, string Item, int Index, string Field)? Find(string key)
    {
        // Most keys are of other families, which the first letter tells.
        if (key.Length == 0 || key[0] is not ('a' or 'e' or 't' or 's'))
        {
            return null;
        }

        foreach (var (list, item, target) in s_forms)
        {
            if (key.StartsWith(list, StringComparison.Ordinal))
            {
                var rest = key.AsSpan(list.Length);
                var dot = rest.IndexOf('.');
                return dot > 0
                    && int.TryParse(rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && rest[(dot + 1)..].StartsWith(item, StringComparison.Ordinal)
                        ? (target, item, index, rest[(dot + 1 + item.Length)..].ToString())
                        : null;
            }
        }

        return null;
    }

    private static long TimeOf(Span span) =>
        (long)((span.EndTimeUnixNano == 0 ? span.StartTimeUnixNano : span.EndTimeUnixNano) / NanosPerMillisecond);
}
