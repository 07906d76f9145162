using Bayou.Spans.Content;
using Bayou.Spans.Content.Records;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans;

/// <summary>Events that came apart from their spans, as they are stored: docs/specs/spans.md.</summary>
public static class SpanEvents
{
    /// <summary>Codes events for the store.</summary>
    /// <param name="events">Each with the id of its span, 16 lower-case hex digits.</param>
    public static ReadOnlyMemory<byte> Encode(IReadOnlyList<(string SpanId, Span.Types.Event Event)> events)
    {
        var record = new EventsRecord();
        foreach (var (spanId, occurrence) in events)
        {
            record.Events.Add(new EventRecord { SpanId = spanId, Event = occurrence });
        }

        var bytes = new byte[1 + record.CalculateSize()];
        bytes[0] = BatchWriter.Version;
        record.WriteTo(bytes.AsSpan(1));
        return bytes;
    }

    /// <summary>Reads stored events.</summary>
    /// <param name="events">As <see cref="Encode"/> made them.</param>
    /// <exception cref="InvalidDataException">The bytes are of a format that this code doesn't know, or damaged.</exception>
    public static IReadOnlyList<(string SpanId, Span.Types.Event Event)> Decode(ReadOnlyMemory<byte> events)
    {
        if (events.IsEmpty || events.Span[0] != BatchWriter.Version)
        {
            throw new InvalidDataException(
                $"Events of spans have format {(events.IsEmpty ? "none" : events.Span[0])}; this server reads {BatchWriter.Version}.");
        }

        try
        {
            var record = EventsRecord.Parser.ParseFrom(events.Span[1..]);
            return [.. record.Events.Select(item => (item.SpanId, item.Event ?? new Span.Types.Event()))];
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException("Stored events of spans are damaged.", exception);
        }
    }
}
