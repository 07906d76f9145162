using System.Runtime.InteropServices;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces;

/// <summary>
/// Writes stored traces into the columns of a table piece by piece, as they are read, without a document of the trace in between. Keys and
/// texts are in UTF-8, as they are stored. A trace begins, takes its pieces and ends before the table is used in any other way.
/// </summary>
public sealed class TraceLoader
{
    private readonly TraceColumns _columns;
    private readonly TraceWriter _writer;
    private readonly PairLoader _tags;
    private readonly PairLoader _metadata;
    private readonly FacetTexts _facets;
    private readonly LoadedPreview _request = new();
    private readonly LoadedPreview _response = new();
    private readonly List<SpanEntry> _spans = [];
    private readonly List<string> _runIds = [];
    private readonly List<PromptLink> _prompts = [];
    private readonly List<Assessment> _assessments = [];
    private byte[] _signatures = new byte[1024];
    private int _signatureBytes;
    private byte[] _buffer = new byte[1024];
    private int _row;
    private TokenUsage? _tokens;

    /// <summary>Made by <see cref="TraceTable.CreateLoader"/>.</summary>
    internal TraceLoader(TraceColumns columns, TraceWriter writer)
    {
        (_columns, _writer) = (columns, writer);
        _tags = new PairLoader(columns.Tags, columns.TagLists, columns.Lists);
        _metadata = new PairLoader(columns.Metadata, columns.MetadataLists, columns.Lists);
        _facets = new FacetTexts(columns.Facets);
    }

    /// <summary>Begins a trace that the table doesn't hold yet.</summary>
    /// <param name="traceId">The trace.</param>
    /// <returns>False when the table holds the trace; nothing is begun then.</returns>
    public bool TryBegin(string traceId)
    {
        if (_columns.Ids.Find(traceId) >= 0)
        {
            return false;
        }

        _row = _writer.AddRow(traceId);
        _tags.Begin(_row);
        _metadata.Begin(_row);
        return true;
    }

    /// <summary>Sets the head, or a newer one.</summary>
    /// <param name="clientRequestId">The caller's own id for it, or null.</param>
    /// <param name="requestTime">In ms since 1970.</param>
    /// <param name="duration">In ms, or null while it is not known.</param>
    /// <param name="state">How it stands.</param>
    public void SetHead(string? clientRequestId, long requestTime, long? duration, TraceState state) =>
        _writer.WriteHead(_row, clientRequestId, requestTime, duration, state);

    /// <summary>Sets the beginning of the request.</summary>
    /// <param name="text">The text.</param>
    public void SetRequestPreview(ReadOnlySpan<byte> text) => _request.Set(text);

    /// <summary>Sets the beginning of the response.</summary>
    /// <param name="text">The text.</param>
    public void SetResponsePreview(ReadOnlySpan<byte> text) => _response.Set(text);

    /// <summary>Sets metadata.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public void SetMetadata(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _metadata.Set(key, value);

    /// <summary>Sets the tokens of all spans together, unless the trace's metadata tell them.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="json">The same as metadata tell them.</param>
    public void AddTokens(TokenUsage tokens, string json) => _tokens = _metadata.TryAdd(TraceKeys.Tokens, json) ? tokens : null;

    /// <summary>Sets the cost of all spans together, unless the trace's metadata tell one.</summary>
    /// <param name="json">The cost as metadata tell it.</param>
    public void AddCost(string json) => _metadata.TryAdd(TraceKeys.Cost, json);

    /// <summary>Sets a tag.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    public void SetTag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _tags.Set(key, value);

    /// <summary>Takes a tag away, if the trace has it.</summary>
    /// <param name="key">Its key.</param>
    public void RemoveTag(ReadOnlySpan<byte> key) => _tags.Remove(key);

    /// <summary>Begins a span; <see cref="AddFacetText"/> and <see cref="EndSpan"/> follow.</summary>
    /// <param name="status">Its status.</param>
    public void BeginSpan(SpanStatus status) => _facets.Begin(status);

    /// <summary>Adds the span's name, type, model and provider, in this order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isTold">False where the span tells none.</param>
    public void AddFacetText(ReadOnlySpan<byte> text, bool isTold) => _facets.Add(text, isTold);

    /// <summary>Ends the span. No other span of the trace may have its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="startNanos">Start, in ns since 1970.</param>
    /// <param name="durationNanos">In ns, or -1 while it runs.</param>
    /// <param name="bytes">Size of its stored content.</param>
    /// <param name="cost">Cost, where it is known.</param>
    public void EndSpan(ulong id, long startNanos, long durationNanos, int bytes, SpanCost? cost)
    {
        const long NanosPerMs = 1_000_000;
        _spans.Add(new SpanEntry(
            id,
            _facets.Take(),
            startNanos / NanosPerMs,
            durationNanos,
            bytes,
            cost is not null,
            cost?.Input ?? 0,
            cost?.Output ?? 0,
            cost?.Total ?? 0));
        _writer.AddBytes(_row, bytes);
    }

    /// <summary>Adds what texts a batch of spans may contain.</summary>
    /// <param name="signature">As the trace stored it.</param>
    public void AddSignature(ReadOnlySpan<byte> signature) =>
        _signatureBytes = SignatureList.Append(ref _signatures, _signatureBytes, signature);

    /// <summary>Sets an assessment; a later one of its id replaces it.</summary>
    /// <param name="assessment">The assessment.</param>
    public void SetAssessment(Assessment assessment)
    {
        var place = _assessments.FindIndex(known => known.AssessmentId == assessment.AssessmentId);
        if (place < 0)
        {
            _assessments.Add(assessment);
        }
        else
        {
            _assessments[place] = assessment;
        }
    }

    /// <summary>Takes an assessment away, if the trace has it.</summary>
    /// <param name="assessmentId">Its id.</param>
    public void RemoveAssessment(string assessmentId) => _assessments.RemoveAll(known => known.AssessmentId == assessmentId);

    /// <summary>Ties the trace to a run.</summary>
    /// <param name="runId">The run.</param>
    public void AddRun(string runId)
    {
        if (!_runIds.Contains(runId))
        {
            _runIds.Add(runId);
        }
    }

    /// <summary>Ties the trace to a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    public void AddPrompt(PromptLink prompt)
    {
        if (!_prompts.Contains(prompt))
        {
            _prompts.Add(prompt);
        }
    }

    /// <summary>Ends the trace.</summary>
    /// <param name="sequence">Up to where its records are in it; 0 when it has to be read again, by <see cref="TraceTable.Replace"/>.</param>
    public void End(long sequence)
    {
        _tags.End();
        _metadata.End();
        WriteTokens();
        WritePreviews();
        _columns.Spans[_row] = SpanList.Write(_spans, ref _buffer);
        _columns.Signatures[_row] = SignatureList.Bound(_signatures.AsSpan(0, _signatureBytes));
        if (_assessments.Count > 0)
        {
            _columns.Assessments[_row] = [.. _assessments];
        }

        _writer.AddLinks(_row, CollectionsMarshal.AsSpan(_runIds), CollectionsMarshal.AsSpan(_prompts));
        _columns.Sequences[_row] = sequence;
        _signatureBytes = 0;
        _spans.Clear();
        _assessments.Clear();
        _runIds.Clear();
        _prompts.Clear();
    }

    private void WriteTokens()
    {
        if (_tokens is { } tokens)
        {
            _writer.WriteTokens(_row, tokens);
            _tokens = null;
        }
        else
        {
            _writer.WriteTokens(_row, TraceReader.TextOf(_columns.Metadata.Find(TraceKeys.Tokens), _row));
        }
    }

    private void WritePreviews()
    {
        var most = _request.Text.Length + _response.Text.Length + (2 * Varint.MostBytes);
        if (_buffer.Length < most)
        {
            _buffer = new byte[most];
        }

        var length = TracePreviews.Write(_buffer, _request.Text, _request.IsThere, _response.Text, _response.IsThere);
        _columns.Previews[_row] = _buffer.AsSpan(0, length);
        _request.Clear();
        _response.Clear();
    }
}
