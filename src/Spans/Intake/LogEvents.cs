using Bayou.Spans.Otlp;

namespace Bayou.Spans.Intake;

/// <summary>Makes events of spans from log records.</summary>
internal static class LogEvents
{
    /// <summary>
    /// An event with the record's name, time and attributes. Members of its body become attributes where there is none of their name; any
    /// other body is the attribute <c>body</c>.
    /// </summary>
    internal static Span.Types.Event From(LogRecord record)
    {
        var occurrence = new Span.Types.Event
        {
            Name = record.EventName,
            TimeUnixNano = record.TimeUnixNano != 0 ? record.TimeUnixNano : record.ObservedTimeUnixNano,
            DroppedAttributesCount = record.DroppedAttributesCount,
        };
        foreach (var attribute in record.Attributes)
        {
            if (attribute.Key == "event.name" && occurrence.Name.Length == 0)
            {
                occurrence.Name = Texts.PlainText.Of(attribute.Value);
            }

            occurrence.Attributes.Add(attribute.Clone());
        }

        AddBody(occurrence, record.Body);
        return occurrence;
    }

    private static void AddBody(Span.Types.Event occurrence, AnyValue? body)
    {
        if (body?.ValueCase == AnyValue.ValueOneofCase.KvlistValue)
        {
            foreach (var member in body.KvlistValue.Values)
            {
                if (Dialects.GenAiEvents.Find(occurrence, member.Key) is null)
                {
                    occurrence.Attributes.Add(member.Clone());
                }
            }
        }
        else if (body is { ValueCase: not AnyValue.ValueOneofCase.None })
        {
            occurrence.Attributes.Add(new KeyValue { Key = "body", Value = body.Clone() });
        }
    }
}
