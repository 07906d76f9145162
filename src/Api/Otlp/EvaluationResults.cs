using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>Reads results of evaluations as MLflow's feedback.</summary>
internal static class EvaluationResults
{
    private const string Label = "gen_ai.evaluation.score.label";
    private const string ResponseId = "gen_ai.response.id";
    private const ulong NanosPerMillisecond = 1_000_000;

    /// <summary>The feedback that an event holds. Its id comes from its content, so that one that is sent again adds nothing.</summary>
    /// <param name="result">The event, masked.</param>
    /// <param name="traceId">The trace that it is about.</param>
    /// <param name="spanId">The span that it is about, or null for the trace.</param>
    /// <param name="source">Who evaluated, or null.</param>
    /// <returns>Null when the evaluation has no name.</returns>
    internal static Assessment? Read(Span.Types.Event result, string traceId, string? spanId, string? source)
    {
        if (result.Attributes.FindText("gen_ai.evaluation.name") is not { } name)
        {
            return null;
        }

        var value = ValueOf(result);
        var time = (long)(result.TimeUnixNano / NanosPerMillisecond);
        return new Assessment(
            IdOf(result, traceId, spanId, name, value),
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

    /// <summary>JSON text of the score, else of its label.</summary>
    private static string? ValueOf(Span.Types.Event result)
    {
        switch (result.Attributes.Find("gen_ai.evaluation.score.value"))
        {
            case { ValueCase: AnyValue.ValueOneofCase.DoubleValue } score when double.IsFinite(score.DoubleValue):
                return score.DoubleValue.ToString("R", CultureInfo.InvariantCulture);
            case { ValueCase: AnyValue.ValueOneofCase.IntValue } score:
                return score.IntValue.ToString(CultureInfo.InvariantCulture);
            default:
                return result.Attributes.FindText(Label) is { } label ? $"\"{JsonEncodedText.Encode(label)}\"" : null;
        }
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

    private static string IdOf(Span.Types.Event result, string traceId, string? spanId, string name, string? value)
    {
        const int IdBytes = 16;
        var time = result.TimeUnixNano.ToString(CultureInfo.InvariantCulture);
        var response = result.Attributes.FindText(ResponseId);
        var text = $"{traceId}\n{spanId}\n{time}\n{response}\n{name}\n{value}";
        return "a-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes));
    }
}
