using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Traces.Records;

namespace Bayou.Grains.Traces;

/// <summary>Between spans' heads and their stored form: texts that repeat are stored once, times and places as differences.</summary>
internal static class SpanHeadsCodec
{
    internal static SpansRecord Encode(ImmutableArray<TraceSpan> spans)
    {
        var record = new SpansRecord();
        var texts = new Dictionary<string, uint>(StringComparer.Ordinal);
        var (start, content) = (0L, 0L);
        foreach (var span in spans)
        {
            var head = span.Head;
            var stored = new SpanHeadRecord
            {
                SpanId = SpanIds.Parse(head.SpanId),
                Name = NumberOf(head.Name),
                Type = NumberOf(head.Type),
                Model = NumberOf(head.Model),
                Provider = NumberOf(head.Provider),
                Kind = head.Kind,
                Status = (int)head.Status,
                StartDelta = unchecked(head.StartNanos - start),
                Tokens = SpanFiguresCodec.ToRecord(head.Tokens),
                Cost = SpanFiguresCodec.ToRecord(head.Cost),
                Bytes = (uint)head.Bytes,
                Hash = head.Hash,
                RecordDelta = span.Record - content,
                Place = (uint)span.Place,
                JoinedEvents = (uint)span.JoinedEvents,
            };
            SetOptional(stored, span);
            record.Spans.Add(stored);
            (start, content) = (head.StartNanos, span.Record);
        }

        return record;

        uint NumberOf(string? text)
        {
            if (text is null)
            {
                return 0;
            }

            if (!texts.TryGetValue(text, out var number))
            {
                record.Texts.Add(text);
                texts.Add(text, number = (uint)record.Texts.Count);
            }

            return number;
        }
    }

    /// <exception cref="InvalidDataException">A text that was never named.</exception>
    internal static ImmutableArray<TraceSpan> Decode(SpansRecord record)
    {
        var spans = ImmutableArray.CreateBuilder<TraceSpan>(record.Spans.Count);
        var (start, content) = (0L, 0L);
        foreach (var stored in record.Spans)
        {
            start = unchecked(start + stored.StartDelta);
            content += stored.RecordDelta;
            var head = new SpanHead(
                SpanIds.Format(stored.SpanId),
                stored.HasParent ? SpanIds.Format(stored.Parent) : null,
                TextOf(stored.Name) ?? "",
                TextOf(stored.Type),
                stored.Kind,
                (SpanStatus)stored.Status,
                start,
                stored.HasDuration ? unchecked(start + stored.Duration) : 0,
                TextOf(stored.Model),
                TextOf(stored.Provider),
                SpanFiguresCodec.FromRecord(stored.Tokens),
                SpanFiguresCodec.FromRecord(stored.Cost),
                (int)stored.Bytes,
                stored.Hash);
            spans.Add(new TraceSpan(head, content, (int)stored.Place, stored.HasSourceHash ? stored.SourceHash : null, (int)stored.JoinedEvents));
        }

        return spans.MoveToImmutable();

        string? TextOf(uint number) => number == 0 ? null
            : number <= record.Texts.Count ? record.Texts[(int)number - 1]
            : throw new InvalidDataException($"text number {number} of a trace's spans was never named");
    }

    private static void SetOptional(SpanHeadRecord stored, TraceSpan span)
    {
        if (span.Head.ParentSpanId is { } parent)
        {
            stored.Parent = SpanIds.Parse(parent);
        }

        if (span.Head.EndNanos != 0)
        {
            stored.Duration = unchecked(span.Head.EndNanos - span.Head.StartNanos);
        }

        if (span.SourceHash is { } source)
        {
            stored.SourceHash = source;
        }
    }
}
