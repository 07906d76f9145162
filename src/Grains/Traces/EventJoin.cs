using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Spans;
using Bayou.Spans.Otlp;

namespace Bayou.Grains.Traces;

/// <summary>Joins events that came as log records to their spans, as soon as both are there.</summary>
/// <param name="journal">The trace.</param>
/// <param name="contents">Its spans' content.</param>
/// <param name="intake">Normalises a span again with its events.</param>
/// <param name="unreadable">Hears of content that is damaged.</param>
internal sealed class EventJoin(
    Journal<TraceGrainState, TraceEvent> journal, TraceContents contents, SpanIntake intake, UnreadableContent unreadable)
{
    /// <summary>Joins what is there for some spans.</summary>
    internal async Task JoinAsync(IEnumerable<string> spanIds)
    {
        foreach (var spanId in spanIds)
        {
            while (!await TryJoinAsync(spanId))
            {
                // The span was replaced meanwhile: its events go to the new one.
            }
        }
    }

    private async Task<bool> TryJoinAsync(string spanId)
    {
        await journal.LoadAsync(CancellationToken.None);
        var events = journal.State.Events.Of(spanId);
        if (journal.State.Spans.Find(spanId) is not { } span || span.JoinedEvents >= events.Length
            || await contents.ReadRecordAsync(span.Record) is not { } content)
        {
            return true;
        }

        if (Join(span, content, events) is not { } joined)
        {
            return true;
        }

        return await journal.CommitEntryAsync(
            trace => SpanDecisions.Join(trace, span, joined, events.Length), isFirst: false, CancellationToken.None) is not null;
    }

    /// <summary>The span with its events; null where its content is damaged: its events wait until it is sent again.</summary>
    private SpanBatch? Join(TraceSpan span, ReadOnlyMemory<byte> content, ImmutableArray<ReadOnlyMemory<byte>> events)
    {
        try
        {
            return intake.Join(content, span.Place, Decode(events.AsSpan()[span.JoinedEvents..]));
        }
        catch (InvalidDataException damage)
        {
            unreadable.Skip(journal.State.TraceId, damage);
            return null;
        }
    }

    private static List<Span.Types.Event> Decode(ReadOnlySpan<ReadOnlyMemory<byte>> batches)
    {
        var events = new List<Span.Types.Event>();
        foreach (var batch in batches)
        {
            events.AddRange(SpanEvents.Decode(batch).Select(static item => item.Event));
        }

        return events;
    }
}
