using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces;

/// <summary>What spans that come in change in their trace. Pure.</summary>
internal static class SpanDecisions
{
    /// <summary>Most spans of one trace.</summary>
    internal const int MaxSpans = 1_000_000;

    /// <summary>Largest content of one batch, in bytes.</summary>
    internal const int MaxContentBytes = 64 * 1024 * 1024;

    private const long NanosPerMilli = 1_000_000;

    /// <summary>Stores spans; makes the trace when it is new.</summary>
    /// <param name="trace">The trace, or the empty state of a new one.</param>
    /// <param name="batch">The spans.</param>
    /// <param name="location">Artifact location of the batch's experiment; null where there is no such experiment.</param>
    /// <exception cref="BayouException">
    /// RESOURCE_DOES_NOT_EXIST: the trace is new and its experiment is unknown. INVALID_PARAMETER_VALUE: too much for one batch or one trace.
    /// </exception>
    internal static JournalEntry<TraceEvent>? Log(TraceGrainState trace, SpanBatch batch, string? location)
    {
        Guard(trace, batch, location);
        var record = trace.Spans.ContentRecords + 1;
        return Store(trace, batch, NewSpans(trace, batch.Heads, record), record, location);
    }

    /// <summary>Puts a span in the place of one that log records brought events to.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="span">The span as it was read; where it has been replaced meanwhile nothing changes.</param>
    /// <param name="joined">The span with its events, alone in its batch.</param>
    /// <param name="joinedEvents">How many batches of events are in it.</param>
    internal static JournalEntry<TraceEvent>? Join(TraceGrainState trace, TraceSpan span, SpanBatch joined, int joinedEvents)
    {
        if (trace.Spans.Find(span.Head.SpanId) != span)
        {
            return null;
        }

        var record = trace.Spans.ContentRecords + 1;
        var replacement = new TraceSpan(joined.Heads[0], record, 0, span.SourceHash ?? span.Head.Hash, joinedEvents);
        return Store(trace, joined, [replacement], record, location: null);
    }

    private static JournalEntry<TraceEvent>? Store(
        TraceGrainState trace, SpanBatch batch, ImmutableArray<TraceSpan> spans, long record, string? location)
    {
        var change = new TraceEvent
        {
            Head = HeadAfter(trace, batch.ExperimentId, batch.Heads),
            MakesVisible = !trace.IsVisible,
            RequestPreview = trace.RequestPreview is null ? batch.Hints.RequestPreview : null,
            ResponsePreview = trace.ResponsePreview is null ? batch.Hints.ResponsePreview : null,
            Metadata = NewMetadata(trace, batch.Hints),
            Tags = NewTags(trace, batch.Hints, location),
            Spans = spans,
            Signatures = spans.IsEmpty ? [] : [batch.Signature],
        }.OrNothing();
        if (change is null)
        {
            return null;
        }

        LogRecord? content = spans.IsEmpty ? null : new LogRecord(StreamNames.TraceSpans(trace.TraceId), record, batch.Content);
        return new JournalEntry<TraceEvent>(change, content, trace.IsVisible ? null : StreamNames.TracesOf(batch.ExperimentId));
    }

    private static void Guard(TraceGrainState trace, SpanBatch batch, string? location)
    {
        if (!trace.IsVisible && location is null)
        {
            throw Experiments.ExperimentDecisions.NotFound(batch.ExperimentId);
        }

        if (batch.Heads.IsDefaultOrEmpty)
        {
            throw BayouException.InvalidParameter("A batch of spans must hold at least one span.");
        }

        if (batch.Content.Length > MaxContentBytes)
        {
            throw BayouException.InvalidParameter(
                $"Spans of trace '{trace.TraceId}' that came together have {batch.Content.Length} bytes, but may have {MaxContentBytes}. "
                + "Send fewer spans at a time.");
        }

        if (trace.Spans.Count + batch.Heads.Length > MaxSpans
            && trace.Spans.Count + batch.Heads.Count(head => trace.Spans.Find(head.SpanId) is null) > MaxSpans)
        {
            throw BayouException.InvalidParameter($"Trace '{trace.TraceId}' may have at most {MaxSpans} spans. Begin another trace.");
        }
    }

    /// <summary>Without those that are there already as they were sent.</summary>
    private static ImmutableArray<TraceSpan> NewSpans(TraceGrainState trace, ImmutableArray<SpanHead> heads, long record)
    {
        var spans = ImmutableArray.CreateBuilder<TraceSpan>(heads.Length);
        for (var place = 0; place < heads.Length; place++)
        {
            if (trace.Spans.Find(heads[place].SpanId)?.IsMadeFrom(heads[place]) != true)
            {
                spans.Add(new TraceSpan(heads[place], record, place));
            }
        }

        return spans.DrainToImmutable();
    }

    /// <summary>The head with a wider window and the state that the root tells, or null when it stays.</summary>
    private static TraceHead? HeadAfter(TraceGrainState trace, string experimentId, ImmutableArray<SpanHead> heads)
    {
        if (trace.IsVisible && trace.Metadata.ContainsKey(TraceKeys.InfoFinalized))
        {
            return null;
        }

        var start = heads.Min(static head => head.StartNanos) / NanosPerMilli;
        var end = heads.Max(static head => head.EndNanos);
        var told = StateOf(heads);
        if (!trace.IsVisible)
        {
            return new TraceHead(
                experimentId, null, start, end == 0 ? null : Math.Max(0, (end / NanosPerMilli) - start), told ?? TraceState.InProgress);
        }

        var old = trace.Head;
        long? oldEnd = old.RequestTime + old.Duration;
        long? newEnd = end == 0 ? oldEnd : Math.Max(oldEnd ?? long.MinValue, end / NanosPerMilli);
        start = Math.Min(start, old.RequestTime);
        var head = old with
        {
            RequestTime = start,
            Duration = newEnd is { } last ? Math.Max(0, last - start) : null,
            State = old.State is TraceState.Ok or TraceState.Error ? old.State : told ?? old.State,
        };
        return head == old ? null : head;
    }

    /// <summary>What the first root that has ended says; null where none has.</summary>
    private static TraceState? StateOf(ImmutableArray<SpanHead> heads)
    {
        var root = heads.Where(static head => head.ParentSpanId is null && head.EndNanos != 0).MinBy(static head => head.StartNanos);
        return root is null ? null : root.Status == SpanStatus.Error ? TraceState.Error : TraceState.Ok;
    }

    private static ImmutableArray<Tag> NewMetadata(TraceGrainState trace, TraceHints hints)
    {
        IEnumerable<Tag> told = hints.Metadata;
        told = hints.Session is null ? told : told.Append(new Tag(TraceKeys.Session, hints.Session));
        told = hints.User is null ? told : told.Append(new Tag(TraceKeys.User, hints.User));
        return TraceDecisions.Changed(trace.Metadata, told.Where(entry => !trace.Metadata.ContainsKey(entry.Key)));
    }

    private static ImmutableArray<Tag> NewTags(TraceGrainState trace, TraceHints hints, string? location)
    {
        IEnumerable<Tag> tags = hints.Tags.Append(new Tag(TraceKeys.SpansLocation, TraceKeys.TrackingStore));
        if (hints.Name is not null && !trace.Tags.ContainsKey(TraceKeys.Name))
        {
            tags = tags.Prepend(new Tag(TraceKeys.Name, hints.Name));
        }

        if (!trace.IsVisible)
        {
            tags = tags.Append(new Tag(TraceKeys.ArtifactLocation, TraceExperiments.ArtifactUri(location!, trace.TraceId)));
        }

        return TraceDecisions.Changed(trace.Tags, tags);
    }
}
