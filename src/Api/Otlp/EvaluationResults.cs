using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>Reads results of evaluations as MLflow's feedback.</summary>
internal static class EvaluationResults
{
    /// <summary>The attribute that names a model's response.</summary>
    internal const string ResponseId = "gen_ai.response.id";

    /// <summary>The longest id of a response that feedback is joined by.</summary>
    internal const int MaxResponseId = 500;

    private const string Label = "gen_ai.evaluation.score.label";
    private const ulong NanosPerMillisecond = 1_000_000;

    /// <summary>The feedback that an event holds. Its id comes from its content, so that one that is sent again adds nothing.</summary>
    /// <param name="result">The event, masked.</param>
    /// <param name="traceId">The trace that it is about, or null where only the response is told.</param>
    /// <param name="spanId">The span that it is about, or null for the trace.</param>
    /// <param name="source">Who evaluated, or null.</param>
    /// <returns>Null when the evaluation has no name.</returns>
    internal static Assessment? Read(Span.Types.Event result, string? traceId, string? spanId, string? source)
    {
        if (result.Attributes.FindText("gen_ai.evaluation.name") is not { } name)
        {
            return null;
        }

        var value = FeedbackValues.Of(result.Attributes.Find("gen_ai.evaluation.score.value"), result.Attributes.FindText(Label));
        var time = (long)(result.TimeUnixNano / NanosPerMillisecond);
        return new Assessment(
            AssessmentIds.Of(
                traceId, spanId, result.TimeUnixNano.ToString(CultureInfo.InvariantCulture), result.Attributes.FindText(ResponseId), name, value),
            name,
            AssessmentKind.Feedback,
            value,
            IsSerialized: false,
            ErrorOf(result),
            AssessmentSourceKind.Code,
            source,
            spanId,
            result.Attributes.FindText("gen_ai.evaluation.explanation"),
            RunId: null,
            MetadataOf(result),
            time,
            time,
            Overrides: null,
            IsValid: true);
    }

    private static AssessmentError? ErrorOf(Span.Types.Event result) => result.Attributes.FindText("error.type") is { } code
        ? new AssessmentError(code, result.Attributes.FindText("error.message"), null)
        : null;

    private static ImmutableArray<Tag> MetadataOf(Span.Types.Event result)
    {
        var metadata = ImmutableArray.CreateBuilder<Tag>();
        foreach (var key in (ReadOnlySpan<string>)[Label, ResponseId])
        {
            if (result.Attributes.FindText(key) is { } text)
            {
                metadata.Add(new Tag(key, text));
            }
        }

        return metadata.ToImmutable();
    }
}
