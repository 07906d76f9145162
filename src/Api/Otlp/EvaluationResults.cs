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
    private const long NanosPerMillisecond = 1_000_000;

    /// <summary>The feedback that a record holds. Its id comes from its content, so that a record that is sent again adds nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="spanId">The span that it is about, or null for the trace.</param>
    /// <param name="source">Who evaluated, or null.</param>
    /// <returns>Null when the evaluation has no name.</returns>
    internal static Assessment? Read(LogRecord record, string? spanId, string? source)
    {
        if (record.Attributes.FindText("gen_ai.evaluation.name") is not { } name)
        {
            return null;
        }

        var value = ValueOf(record);
        var time = (long)(GenAiRecords.TimeOf(record) / NanosPerMillisecond);
        return new Assessment(
            IdOf(record, name, value),
            name,
            AssessmentKind.Feedback,
            value,
            IsSerialized: false,
            ErrorOf(record),
            AssessmentSourceKind.Code,
            source,
            spanId,
            record.Attributes.FindText("gen_ai.evaluation.explanation"),
            RunId: null,
            MetadataOf(record),
            time,
            time,
            Overrides: null,
            IsValid: true);
    }

    /// <summary>JSON text of the score, else of its label.</summary>
    private static string? ValueOf(LogRecord record)
    {
        switch (record.Attributes.Find("gen_ai.evaluation.score.value"))
        {
            case { ValueCase: AnyValue.ValueOneofCase.DoubleValue } score when double.IsFinite(score.DoubleValue):
                return score.DoubleValue.ToString("R", CultureInfo.InvariantCulture);
            case { ValueCase: AnyValue.ValueOneofCase.IntValue } score:
                return score.IntValue.ToString(CultureInfo.InvariantCulture);
            default:
                return record.Attributes.FindText(Label) is { } label ? $"\"{JsonEncodedText.Encode(label)}\"" : null;
        }
    }

    private static AssessmentError? ErrorOf(LogRecord record) => record.Attributes.FindText("error.type") is { } code
        ? new AssessmentError(code, record.Attributes.FindText("error.message"), null)
        : null;

    private static ImmutableArray<Tag> MetadataOf(LogRecord record)
    {
        var metadata = ImmutableArray.CreateBuilder<Tag>();
        foreach (var key in (ReadOnlySpan<string>)[Label, ResponseId])
        {
            if (record.Attributes.FindText(key) is { } text)
            {
                metadata.Add(new Tag(key, text));
            }
        }

        return metadata.ToImmutable();
    }

    private static string IdOf(LogRecord record, string name, string? value)
    {
        const int IdBytes = 16;
        var time = GenAiRecords.TimeOf(record).ToString(CultureInfo.InvariantCulture);
        var response = record.Attributes.FindText(ResponseId);
        var text = $"{record.TraceId.ToBase64()}\n{record.SpanId.ToBase64()}\n{time}\n{response}\n{name}\n{value}";
        return "a-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, IdBytes));
    }
}
