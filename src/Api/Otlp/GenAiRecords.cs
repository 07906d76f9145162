using Bayou.Spans.Otlp;

namespace Bayou.Api.Otlp;

/// <summary>Log records that are events of the GenAI conventions (https://github.com/open-telemetry/semantic-conventions-genai).</summary>
internal static class GenAiRecords
{
    /// <summary>The event that tells what an evaluation found.</summary>
    internal const string EvaluationResult = "gen_ai.evaluation.result";

    private const string Prefix = "gen_ai.";

    /// <summary>Under what key a body that is no map goes among the attributes, where the older conventions have it.</summary>
    private const string Content = "content";

    /// <summary>The event's name; older SDKs have it among the attributes.</summary>
    /// <returns>Null when the record is no event of these conventions.</returns>
    internal static string? FindName(LogRecord record)
    {
        var name = record.EventName.Length > 0 ? record.EventName : record.Attributes.FindText("event.name");
        return name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) ? name : null;
    }

    /// <summary>When it happened, in ns since 1970, or was seen where it doesn't say.</summary>
    internal static ulong TimeOf(LogRecord record) => record.TimeUnixNano > 0 ? record.TimeUnixNano : record.ObservedTimeUnixNano;

    /// <summary>The record as a span has it: fields of its body become attributes, unless it has those already.</summary>
    internal static Span.Types.Event ToEvent(LogRecord record, string name)
    {
        var occurrence = new Span.Types.Event { Name = name, TimeUnixNano = TimeOf(record), DroppedAttributesCount = record.DroppedAttributesCount };
        occurrence.Attributes.Add(record.Attributes);
        switch (record.Body?.ValueCase)
        {
            case AnyValue.ValueOneofCase.KvlistValue:
                foreach (var field in record.Body.KvlistValue.Values)
                {
                    Add(occurrence, field);
                }

                break;
            case not null and not AnyValue.ValueOneofCase.None:
                Add(occurrence, new KeyValue { Key = Content, Value = record.Body });
                break;
        }

        return occurrence;
    }

    private static void Add(Span.Types.Event occurrence, KeyValue field)
    {
        if (occurrence.Attributes.Find(field.Key) is null)
        {
            occurrence.Attributes.Add(field);
        }
    }
}
