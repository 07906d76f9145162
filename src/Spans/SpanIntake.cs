using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans.Content;
using Bayou.Spans.Dialects;
using Bayou.Spans.Intake;
using Bayou.Spans.Otlp;
using Bayou.Spans.Redaction;

namespace Bayou.Spans;

/// <summary>Makes what comes in ready for the store: masks, normalises, codes. Safe for use by many threads at once.</summary>
/// <param name="options">Prices and redaction.</param>
public sealed class SpanIntake(SpanIntakeOptions options)
{
    /// <summary>Makes a batch of the spans of one trace.</summary>
    /// <param name="experimentId">Where the trace goes if it is new.</param>
    /// <param name="spans">The spans; of those with equal ids the last counts. They may be changed by this: what is masked is masked in them.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: a span has no id, or an attribute nests too deep.</exception>
    public SpanBatch ToBatch(string experimentId, IReadOnlyList<ReceivedSpan> spans)
    {
        var normaliser = new Normaliser(options.Prices);
        var redactor = new Redactor(options.Redaction);
        var stored = new List<StoredSpan>(spans.Count);
        foreach (var sent in LastOfEach(spans))
        {
            SpanGuard.Check(sent);
            var received = redactor.Apply(sent);
            stored.Add(new StoredSpan(received.Span, received.Resource, received.Scope, normaliser.Read(received.Span, received.Scope)));
        }

        return ToBatch(experimentId, stored);
    }

    /// <summary>Makes events of log records, masked as attributes are.</summary>
    /// <param name="records">Records with a span id; others are left out.</param>
    /// <returns>Each with the id of its span, 16 lower-case hex digits.</returns>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: an attribute nests too deep.</exception>
    public IReadOnlyList<(string SpanId, Span.Types.Event Event)> ToEvents(IReadOnlyList<LogRecord> records)
    {
        var redactor = new Redactor(options.Redaction);
        var events = new List<(string SpanId, Span.Types.Event Event)>(records.Count);
        foreach (var record in records)
        {
            if (!record.SpanId.IsEmpty)
            {
                var occurrence = LogEvents.From(record);
                SpanGuard.Check(occurrence);
                redactor.Apply(occurrence);
                events.Add((Convert.ToHexStringLower(record.SpanId.Span), occurrence));
            }
        }

        return events;
    }

    /// <summary>Joins events to a stored span and normalises it again.</summary>
    /// <param name="content">The batch that holds it.</param>
    /// <param name="place">Its place there.</param>
    /// <param name="events">Events of that span; those that it has already aren't added again.</param>
    /// <returns>A batch of that span alone. Its experiment id is empty: the span's trace has one.</returns>
    /// <exception cref="InvalidDataException">The batch is damaged, or has no such place.</exception>
    public SpanBatch Join(ReadOnlyMemory<byte> content, int place, IReadOnlyList<Span.Types.Event> events)
    {
        var stored = SpanContentCodec.Decode(content, [place]).FirstOrDefault()
            ?? throw new InvalidDataException($"A stored batch of spans has no place {place}.");
        var redactor = new Redactor(options.Redaction);
        foreach (var occurrence in events)
        {
            redactor.Apply(occurrence);
            if (!stored.Span.Events.Contains(occurrence))
            {
                stored.Span.Events.Add(occurrence);
            }
        }

        var facts = new Normaliser(options.Prices).Read(stored.Span, stored.Scope);
        return ToBatch("", [stored with { Facts = facts }]);
    }

    private static SpanBatch ToBatch(string experimentId, List<StoredSpan> spans)
    {
        var writer = new BatchWriter();
        var heads = ImmutableArray.CreateBuilder<SpanHead>(spans.Count);
        foreach (var span in spans)
        {
            var (bytes, hash) = writer.Add(span);
            heads.Add(HeadOf(span, bytes, hash));
        }

        return new SpanBatch(
            experimentId, heads.MoveToImmutable(), writer.ToBytes(), SpanTexts.Signature(spans), HintReader.Read(spans));
    }

    private static SpanHead HeadOf(StoredSpan stored, int bytes, long hash)
    {
        var (span, facts) = (stored.Span, stored.Facts);
        return new SpanHead(
            Convert.ToHexStringLower(span.SpanId.Span),
            span.ParentSpanId.IsEmpty ? null : Convert.ToHexStringLower(span.ParentSpanId.Span),
            span.Name,
            facts.Type,
            span.Kind,
            (span.Status?.Code ?? 0) switch { 1 => SpanStatus.Ok, 2 => SpanStatus.Error, _ => SpanStatus.Unset },
            (long)Math.Min(span.StartTimeUnixNano, long.MaxValue),
            (long)Math.Min(span.EndTimeUnixNano, long.MaxValue),
            facts.Model,
            facts.Provider,
            facts.Tokens,
            facts.Cost,
            bytes,
            hash);
    }

    private static IEnumerable<ReceivedSpan> LastOfEach(IReadOnlyList<ReceivedSpan> spans)
    {
        if (spans.Count == 1)
        {
            return spans;
        }

        var last = new Dictionary<Google.Protobuf.ByteString, int>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            last[spans[i].Span.SpanId] = i;
        }

        return last.Count == spans.Count ? spans : spans.Where((span, place) => last[span.Span.SpanId] == place);
    }
}
