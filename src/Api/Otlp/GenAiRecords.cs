using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>Log records that are events of the GenAI conventions (https://github.com/open-telemetry/semantic-conventions-genai).</summary>
internal static class GenAiRecords
{
    /// <summary>The event that tells what an evaluation found.</summary>
    internal const string EvaluationResult = "gen_ai.evaluation.result";

    private const string Prefix = "gen_ai.";

    /// <summary>The event's name; older SDKs have it among the attributes.</summary>
    /// <returns>Null when the record is no event of these conventions.</returns>
    internal static string? FindName(LogRecord record)
    {
        var name = record.EventName.Length > 0 ? record.EventName : record.Attributes.FindText("event.name");
        return name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) ? name : null;
    }
}
