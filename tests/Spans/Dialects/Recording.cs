using Bayou.Contracts.Traces;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Tests.Dialects;

/// <summary>What a real SDK exported, taken in as the server does: traces apart from each other, log records joined to their spans.</summary>
internal sealed class Recording
{
    private Recording(IReadOnlyList<StoredSpan> spans, IReadOnlyList<SpanBatch> traces)
    {
        Spans = spans;
        Traces = traces;
    }

    internal static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Recorded");

    /// <summary>The spans in the order of the export.</summary>
    internal IReadOnlyList<StoredSpan> Spans { get; }

    /// <summary>One batch for each trace, in the order of their ids.</summary>
    internal IReadOnlyList<SpanBatch> Traces { get; }

    internal static Recording Load(string sdk)
    {
        var json = File.ReadAllBytes(Path.Combine(Folder, sdk + ".json"));
        ReceivedSpan[] sent =
        [
            .. from resourceSpans in OtlpJson.ReadTraces(json).ResourceSpans
               from scopeSpans in resourceSpans.ScopeSpans
               from span in scopeSpans.Spans
               select new ReceivedSpan(span, resourceSpans.Resource, scopeSpans.Scope),
        ];
        LogRecord[] records =
        [
            .. from resourceLogs in OtlpJson.ReadLogs(json).ResourceLogs
               from scopeLogs in resourceLogs.ScopeLogs
               from record in scopeLogs.LogRecords
               select record,
        ];
        var intake = new SpanIntake(new SpanIntakeOptions());
        var events = intake.ToEvents(records).ToLookup(occurrence => occurrence.SpanId, occurrence => occurrence.Event);
        SpanBatch[] traces =
        [
            .. sent.GroupBy(span => span.Span.TraceId)
                .OrderBy(trace => Convert.ToHexString(trace.Key.Span), StringComparer.Ordinal)
                .Select(trace => Joined(intake, intake.ToBatch("1", [.. trace]), events)),
        ];
        var stored = traces.SelectMany(trace => SpanContentCodec.Decode(trace.Content)).ToDictionary(span => span.Span.SpanId);
        return new Recording([.. sent.Select(span => stored[span.Span.SpanId])], traces);
    }

    private static SpanBatch Joined(SpanIntake intake, SpanBatch batch, ILookup<string, Span.Types.Event> events)
    {
        if (!batch.Heads.Any(head => events.Contains(head.SpanId)))
        {
            return batch;
        }

        var stored = Enumerable.Range(0, batch.Heads.Length)
            .Select(place => SpanContentCodec.Decode(intake.Join(batch.Content, place, [.. events[batch.Heads[place].SpanId]]).Content)[0]);
        return intake.ToBatch("1", [.. stored.Select(span => new ReceivedSpan(span.Span, span.Resource, span.Scope))]);
    }
}
