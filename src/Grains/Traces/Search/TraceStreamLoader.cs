using System.Text;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Records;
using Bayou.Search.Traces;
using Bayou.Storage.Log;

namespace Bayou.Grains.Traces.Search;

/// <summary>
/// Reads stored traces straight into the columns of an index. It understands what <see cref="TraceCodec"/> writes and says so where it finds
/// anything else, or a span that was sent twice; the trace must then be read through <see cref="TraceGrainState"/>.
/// </summary>
/// <param name="loader">Writes into the columns.</param>
internal sealed class TraceStreamLoader(TraceLoader loader)
{
    private readonly SpanHeadLoader _spans = new(loader);
    private bool _hasBegun;
    private (TokenUsage? Value, string Json) _tokens = (null, "");
    private (SpanCost? Value, string Json) _cost = (null, "");

    /// <summary>Reads a stream as it is stored.</summary>
    /// <param name="traceId">The trace.</param>
    /// <param name="stored">Its stream.</param>
    /// <returns>False when the trace must be read in the other way, if it is one.</returns>
    internal bool TryLoad(string traceId, StoredStream stored)
    {
        _hasBegun = false;
        _spans.Begin();
        var isLoaded = TryReadAll(traceId, stored) && _hasBegun;
        if (isLoaded)
        {
            AddTotals();
        }

        if (_hasBegun)
        {
            loader.End(isLoaded ? stored.Sequence : 0);
        }

        return isLoaded;
    }

    private bool TryReadAll(string traceId, StoredStream stored)
    {
        try
        {
            if (stored.Snapshot is { } snapshot && !TryReadRecord(traceId, snapshot.Body.Span))
            {
                return false;
            }

            foreach (var record in stored.Tail)
            {
                if (!TryReadRecord(traceId, record.Body.Span))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or Google.Protobuf.InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private bool TryReadRecord(string traceId, ReadOnlySpan<byte> body)
    {
        if (body.Length == 0 || body[0] != StoredFormat.Version)
        {
            return false;
        }

        for (var reader = new WireReader(body[1..]); !reader.IsAtEnd;)
        {
            var field = reader.Part(out var content);
            if (!_hasBegun)
            {
                // Without a head it isn't a trace yet, only what waits for one.
                _hasBegun = field == TraceRecord.HeadFieldNumber && loader.TryBegin(traceId);
                if (!_hasBegun)
                {
                    return false;
                }
            }

            if (!TryReadField(field, content))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadField(int field, ReadOnlySpan<byte> content)
    {
        switch (field)
        {
            case TraceRecord.HeadFieldNumber:
                ReadHead(content);
                return true;
            case TraceRecord.RequestPreviewFieldNumber:
                loader.SetRequestPreview(content);
                return true;
            case TraceRecord.ResponsePreviewFieldNumber:
                loader.SetResponsePreview(content);
                return true;
            case TraceRecord.MetadataFieldNumber:
                ReadPair(content, out var key, out var value);
                loader.SetMetadata(key, value);
                return true;
            case TraceRecord.TagsFieldNumber:
                ReadPair(content, out var tag, out var text);
                loader.SetTag(tag, text);
                return true;
            case TraceRecord.RemovedTagsFieldNumber:
                loader.RemoveTag(content);
                return true;
            case TraceRecord.SpansFieldNumber:
                return _spans.TryRead(content);
            case TraceRecord.SignaturesFieldNumber:
                loader.AddSignature(content);
                return true;
            case TraceRecord.EventsFieldNumber:
                // What waits for a span; those that are joined have changed its head.
                return true;
            default:
                return TryReadTie(field, content);
        }
    }

    private bool TryReadTie(int field, ReadOnlySpan<byte> content)
    {
        switch (field)
        {
            case TraceRecord.AssessmentsFieldNumber:
                loader.SetAssessment(AssessmentCodec.FromRecord(AssessmentRecord.Parser.ParseFrom(content)));
                return true;
            case TraceRecord.RemovedAssessmentsFieldNumber:
                loader.RemoveAssessment(Encoding.UTF8.GetString(content));
                return true;
            case TraceRecord.RunsFieldNumber:
                loader.AddRun(Encoding.UTF8.GetString(content));
                return true;
            case TraceRecord.PromptsFieldNumber:
                var prompt = PromptRecord.Parser.ParseFrom(content);
                loader.AddPrompt(new PromptLink(prompt.Name, prompt.Version));
                return true;
            default:
                return false;
        }
    }

    private void ReadHead(ReadOnlySpan<byte> content)
    {
        string? clientRequestId = null;
        long? duration = null;
        var (requestTime, state) = (0L, TraceState.Unspecified);
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var (field, type) = reader.Tag();
            switch (field)
            {
                case TraceHeadRecord.ClientRequestIdFieldNumber:
                    clientRequestId = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                case TraceHeadRecord.RequestTimeFieldNumber:
                    requestTime = reader.ZigZag();
                    break;
                case TraceHeadRecord.DurationFieldNumber:
                    duration = reader.ZigZag();
                    break;
                case TraceHeadRecord.StateFieldNumber:
                    state = (TraceState)(int)reader.Varint();
                    break;
                case TraceHeadRecord.ExperimentIdFieldNumber:
                    reader.Skip(type);
                    break;
                default:
                    throw new InvalidDataException($"field {field} of a trace's head");
            }
        }

        loader.SetHead(clientRequestId, requestTime, duration, state);
    }

    private static void ReadPair(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        key = default;
        value = default;
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var field = reader.Part(out var part);
            if (field == TracePairRecord.KeyFieldNumber)
            {
                key = part;
            }
            else if (field == TracePairRecord.ValueFieldNumber)
            {
                value = part;
            }
        }
    }

    /// <summary>What a client gave under the keys of totals wins. Calls of one kind often cost the same.</summary>
    private void AddTotals()
    {
        var (tokens, cost) = _spans.Leaves.Sum();
        if (tokens is not null)
        {
            _tokens = tokens == _tokens.Value ? _tokens : (tokens, TotalsJson.Of(tokens));
            loader.AddTokens(tokens, _tokens.Json);
        }

        if (cost is not null)
        {
            _cost = cost == _cost.Value ? _cost : (cost, TotalsJson.Of(cost));
            loader.AddCost(_cost.Json);
        }
    }
}
