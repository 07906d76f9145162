using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Traces;

/// <summary>A trace in memory: everything but the content of its spans.</summary>
/// <param name="traceId">Its id.</param>
internal sealed class TraceGrainState(string traceId) : IJournaledState<TraceEvent>
{
    private readonly SortedList<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly SortedList<string, string> _tags = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Assessment> _assessments = new(StringComparer.Ordinal);
    private readonly TraceSpans _spans = new();
    private readonly List<ReadOnlyMemory<byte>> _signatures = [];
    private readonly OrderedDictionary<string, bool> _runIds = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<PromptLink, bool> _prompts = [];
    private TraceHead? _head;

    internal string TraceId { get; } = traceId;

    /// <summary>Whether clients see it: a link or an event alone doesn't make a trace.</summary>
    internal bool IsVisible => _head is not null;

    /// <summary>The head. Only of a trace that is visible.</summary>
    internal TraceHead Head => _head ?? throw new InvalidOperationException($"trace {TraceId} has no head");

    internal string? RequestPreview { get; private set; }

    internal string? ResponsePreview { get; private set; }

    /// <summary>As clients and spans gave it, without totals.</summary>
    internal IReadOnlyDictionary<string, string> Metadata => _metadata;

    internal IReadOnlyDictionary<string, string> Tags => _tags;

    internal IReadOnlyDictionary<string, Assessment> Assessments => _assessments;

    internal TraceSpans Spans => _spans;

    /// <summary>The events that log records brought.</summary>
    internal TraceEvents Events { get; } = new();

    internal IEnumerable<string> RunIds => _runIds.Keys;

    internal IEnumerable<PromptLink> Prompts => _prompts.Keys;

    internal bool IsLinkedTo(string runId) => _runIds.ContainsKey(runId);

    internal bool IsLinkedTo(PromptLink prompt) => _prompts.ContainsKey(prompt);

    /// <inheritdoc />
    public void Apply(TraceEvent change)
    {
        _head = change.Head ?? _head;
        RequestPreview = change.RequestPreview ?? RequestPreview;
        ResponsePreview = change.ResponsePreview ?? ResponsePreview;
        foreach (var (key, value) in change.Metadata)
        {
            _metadata[key] = value;
        }

        foreach (var (key, value) in change.Tags)
        {
            _tags[key] = value;
        }

        foreach (var key in change.RemovedTags)
        {
            _tags.Remove(key);
        }

        foreach (var assessment in change.Assessments)
        {
            _assessments[assessment.AssessmentId] = assessment;
        }

        foreach (var assessmentId in change.RemovedAssessments)
        {
            _assessments.Remove(assessmentId);
        }

        foreach (var runId in change.RunIds)
        {
            _runIds.TryAdd(runId, true);
        }

        foreach (var prompt in change.Prompts)
        {
            _prompts.TryAdd(prompt, true);
        }

        PutSpans(change.Spans);
        _signatures.AddRange(change.Signatures);
        foreach (var (spanId, events) in change.Events)
        {
            Events.Add(spanId, events, isWaiting: _spans.Find(spanId) is null);
        }
    }

    /// <inheritdoc />
    public TraceEvent Decode(ReadOnlyMemory<byte> body) =>
        TraceCodec.FromRecord(StoredFormat.Decode(TraceRecord.Parser, body, StreamNames.Trace(TraceId)));

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(TraceEvent change) => StoredFormat.Encode(TraceCodec.ToRecord(change));

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(ToEvent()), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    /// <summary>All changes in one.</summary>
    internal TraceEvent ToEvent() => new()
    {
        Head = _head,
        RequestPreview = RequestPreview,
        ResponsePreview = ResponsePreview,
        Metadata = ToTags(_metadata),
        Tags = ToTags(_tags),
        Assessments = [.. _assessments.Values],
        RunIds = [.. _runIds.Keys],
        Prompts = [.. _prompts.Keys],
        Spans = _spans.ByPlace,
        Signatures = [.. _signatures],
        Events = [.. Events.All],
    };

    /// <summary>The trace as clients read it, without its spans.</summary>
    internal TraceInfo ToInfo() => new(
        TraceId,
        Head.ExperimentId,
        Head.ClientRequestId,
        Head.RequestTime,
        Head.Duration,
        Head.State,
        RequestPreview,
        ResponsePreview,
        MetadataWithTotals(),
        ToTags(_tags),
        [.. _assessments.Values]);

    private void PutSpans(ImmutableArray<TraceSpan> spans)
    {
        if (Events.WaitingBatches > 0)
        {
            foreach (var span in spans)
            {
                if (_spans.Find(span.Head.SpanId) is null)
                {
                    Events.Arrive(span.Head.SpanId);
                }
            }
        }

        _spans.Put(spans);
    }

    private static ImmutableArray<Tag> ToTags(SortedList<string, string> pairs) => [.. pairs.Select(static pair => new Tag(pair.Key, pair.Value))];

    /// <summary>What a client gave under the keys of totals wins.</summary>
    private ImmutableArray<Tag> MetadataWithTotals()
    {
        var (tokens, cost) = (_spans.Totals.Tokens, _spans.Totals.Cost);
        if ((tokens is null || _metadata.ContainsKey(TraceKeys.TokenUsage)) && (cost is null || _metadata.ContainsKey(TraceKeys.Cost)))
        {
            return ToTags(_metadata);
        }

        var all = new SortedList<string, string>(_metadata, StringComparer.Ordinal);
        if (tokens is not null)
        {
            all.TryAdd(TraceKeys.TokenUsage, TotalsJson.Of(tokens));
        }

        if (cost is not null)
        {
            all.TryAdd(TraceKeys.Cost, TotalsJson.Of(cost));
        }

        return ToTags(all);
    }
}
