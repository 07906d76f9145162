using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Traces;
using Bayou.Spans;

namespace Bayou.Search.Tests.Traces;

/// <summary>A table of one experiment and the content behind it.</summary>
internal sealed class TestTraces(string experimentId = "7") : ITraceContent
{
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>>> _content = [];
    private readonly Dictionary<string, long> _sequences = [];

    public TraceTable Table { get; } = new(experimentId);

    /// <summary>Ids of traces whose content was read.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>Ids of traces of which a batch could not be read.</summary>
    public List<string> Skipped { get; } = [];

    public static TraceInfo Info(
        string id,
        long time = 1000,
        long? duration = null,
        TraceState state = TraceState.Ok,
        string? clientRequestId = null,
        ImmutableArray<Tag> tags = default,
        ImmutableArray<Tag> metadata = default,
        params ImmutableArray<Assessment> assessments) => new(
            id, "7", clientRequestId, time, duration, state, $"asked {id}", null,
            metadata.IsDefault ? [] : metadata, tags.IsDefault ? [] : tags, assessments);

    public static Assessment Feedback(
        string name, string? value, bool valid = true, AssessmentKind kind = AssessmentKind.Feedback, string? session = null, long time = 5000) => new(
            $"a-{name}", name, kind, value, false, null, AssessmentSourceKind.Human, null, null, null, null,
            session is null ? [] : [new Tag("mlflow.trace.session", session)], time, time, null, valid);

    /// <summary>Adds a trace, or spans to a trace.</summary>
    public TestTraces Add(TraceInfo? info, params TestSpan[] spans) => AddTo(info!.TraceId, info, spans);

    public TestTraces AddTo(string traceId, TraceInfo? info, params TestSpan[] spans)
    {
        Apply(traceId, info, spans, [], []).ShouldBeTrue();
        return this;
    }

    public TestTraces Link(string traceId, string[] runs, params PromptLink[] prompts)
    {
        Apply(traceId, null, [], [.. runs], [.. prompts]).ShouldBeTrue();
        return this;
    }

    public void Delete(string traceId)
    {
        _sequences.Remove(traceId);
        _content.Remove(traceId);
        Table.TryApply(new TraceChange(traceId, 0, 0, null, [], [], [], [], IsDeleted: true)).ShouldBeTrue();
    }

    public Task<TraceSearchPage> SearchAsync(string? filter, int maxResults = 100, string? token = null, params ImmutableArray<string> order) =>
        Table.SearchAsync(new TraceSearchQuery([experimentId], filter, maxResults, order, token), this, TestContext.Current.CancellationToken);

    /// <summary>Ids of the traces that match, the latest first.</summary>
    public async Task<string[]> FindAsync(string? filter, params ImmutableArray<string> order) =>
        [.. (await SearchAsync(filter, 500, null, order)).Hits.Select(hit => hit.Info.TraceId)];

    public Task<long> CountAsync(params ImmutableArray<string> filters) =>
        Table.CountAsync(filters, this, TestContext.Current.CancellationToken);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        string traceId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        lock (Reads)
        {
            Reads.Add(traceId);
        }

        foreach (var batch in _content.GetValueOrDefault(traceId, []))
        {
            yield return batch;
        }
    }

    private bool Apply(string traceId, TraceInfo? info, TestSpan[] spans, ImmutableArray<string> runs, ImmutableArray<PromptLink> prompts)
    {
        var before = _sequences.GetValueOrDefault(traceId);
        _sequences[traceId] = before + 1;
        ImmutableArray<ReadOnlyMemory<byte>> signatures = [];
        if (spans.Length > 0)
        {
            StoredSpan[] stored = [.. spans.Select(span => span.Stored)];
            (_content.TryGetValue(traceId, out var batches) ? batches : _content[traceId] = []).Add(SpanContentCodec.Encode(stored));
            signatures = [SpanTexts.Signature(stored)];
        }

        return Table.TryApply(new TraceChange(
            traceId, before + 1, before, info, [.. spans.Select(span => span.Head)], signatures, runs, prompts, IsDeleted: false));
    }

    public void Skip(string traceId, InvalidDataException damage)
    {
        lock (Skipped)
        {
            Skipped.Add(traceId);
        }
    }
}
