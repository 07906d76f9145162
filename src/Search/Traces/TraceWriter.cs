using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces;

/// <summary>Writes changes of traces into columns.</summary>
/// <param name="columns">The columns.</param>
internal sealed class TraceWriter(TraceColumns columns)
{
    private readonly Queue<int> _free = new();
    private readonly List<SpanEntry> _spans = [];

    /// <summary>Makes a row for a new trace: the one that has been free for longest, or one behind all others.</summary>
    /// <param name="traceId">The trace.</param>
    public int AddRow(string traceId)
    {
        if (!_free.TryDequeue(out var row))
        {
            row = columns.RowCount++;
            columns.Sequences[row] = 0;
            columns.States[row] = TraceStates.Free;
            columns.TagLists[row] = RowLists.Empty;
            columns.MetadataLists[row] = RowLists.Empty;
            columns.RunLists[row] = RowLists.Empty;
            columns.PromptLists[row] = RowLists.Empty;
        }

        columns.Bytes[row] = 0;
        columns.Ids.Add(row, traceId);
        columns.Pages.Add(row);
        columns.Count++;
        return row;
    }

    /// <summary>Takes a trace away.</summary>
    /// <param name="row">Its row.</param>
    public void RemoveRow(int row)
    {
        ClearSpans(row);
        WriteTexts(row, columns.Tags, columns.TagLists, []);
        WriteTexts(row, columns.Metadata, columns.MetadataLists, []);
        ClearList(columns.RunLists, row);
        ClearList(columns.PromptLists, row);
        columns.ClientRequestIds.Clear(row);
        columns.Previews[row] = [];
        columns.Assessments.Remove(row);
        columns.States[row] = TraceStates.Free;
        columns.Ids.Remove(row);
        columns.Pages.Remove(row);
        columns.Count--;
        _free.Enqueue(row);
    }

    /// <summary>Forgets what changes add to, so that the whole trace can be written again.</summary>
    /// <param name="row">Its row.</param>
    public void ClearAdditions(int row)
    {
        ClearSpans(row);
        ClearList(columns.RunLists, row);
        ClearList(columns.PromptLists, row);
    }

    /// <summary>Writes a change.</summary>
    /// <param name="row">The trace's row.</param>
    /// <param name="change">The change.</param>
    public void Write(int row, TraceChange change)
    {
        if (change.Info is { } info)
        {
            WriteInfo(row, info);
        }

        if (!change.Spans.IsEmpty)
        {
            WriteSpans(row, change.Spans);
        }

        columns.Signatures[row] = SignatureList.Extend(columns.Signatures[row], change.Signatures);
        AddLinks(row, change.RunIds.AsSpan(), change.Prompts.AsSpan());
        columns.Sequences[row] = change.Sequence;
    }

    /// <summary>Ties a trace to runs and prompts.</summary>
    /// <param name="row">The trace's row.</param>
    /// <param name="runIds">The runs.</param>
    /// <param name="prompts">The prompts.</param>
    public void AddLinks(int row, ReadOnlySpan<string> runIds, ReadOnlySpan<PromptLink> prompts)
    {
        foreach (var runId in runIds)
        {
            AddLink(row, columns.RunLists, columns.Runs, runId);
        }

        foreach (var prompt in prompts)
        {
            AddLink(row, columns.PromptLists, columns.Prompts, $"{prompt.Name}/{prompt.Version}");
        }
    }

    /// <summary>Writes the head of a trace.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="clientRequestId">The caller's own id for it, or null.</param>
    /// <param name="requestTime">In ms since 1970.</param>
    /// <param name="duration">In ms, or null while it is not known.</param>
    /// <param name="state">How it stands.</param>
    public void WriteHead(int row, string? clientRequestId, long requestTime, long? duration, TraceState state)
    {
        columns.Times[row] = requestTime;
        columns.Pages.Widen(row, requestTime);
        columns.Durations[row] = duration ?? TraceColumns.NoDuration;
        columns.States[row] = (long)state;
        if (clientRequestId is null)
        {
            columns.ClientRequestIds.Clear(row);
        }
        else
        {
            columns.ClientRequestIds.Set(row, clientRequestId);
        }
    }

    /// <summary>Counts bytes of stored spans.</summary>
    /// <param name="row">The trace's row.</param>
    /// <param name="bytes">How many came; negative for those that went.</param>
    public void AddBytes(int row, int bytes)
    {
        columns.Bytes[row] += bytes;
        columns.TotalBytes += bytes;
    }

    private void WriteInfo(int row, TraceInfo info)
    {
        WriteHead(row, info.ClientRequestId, info.RequestTime, info.ExecutionDuration, info.State);
        columns.Previews[row] = TracePreviews.Write(info.RequestPreview, info.ResponsePreview);
        WriteTexts(row, columns.Tags, columns.TagLists, info.Tags);
        WriteTexts(row, columns.Metadata, columns.MetadataLists, info.Metadata);
        WriteTokens(row, info.Metadata.FirstOrDefault(entry => entry.Key == TraceKeys.Tokens).Value);
        if (info.Assessments.IsEmpty)
        {
            columns.Assessments.Remove(row);
        }
        else
        {
            columns.Assessments[row] = info.Assessments;
        }
    }

    /// <summary>Writes the counts of tokens that a trace's metadata tell.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="json">A JSON object, or null.</param>
    public void WriteTokens(int row, string? json)
    {
        Span<double> counts = stackalloc double[TokenCounts.Names.Length];
        TokenCounts.Read(json, TokenCounts.Names.AsSpan(), counts);
        for (var i = 0; i < counts.Length; i++)
        {
            columns.Tokens[i][row] = double.IsNaN(counts[i]) ? TraceColumns.NoTokens : (long)counts[i];
        }
    }

    /// <summary>Writes the counts of tokens of a trace.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="tokens">The tokens.</param>
    public void WriteTokens(int row, TokenUsage tokens)
    {
        ReadOnlySpan<long?> counts = [tokens.Input, tokens.Output, tokens.Total, tokens.CacheRead, tokens.CacheWrite];
        for (var i = 0; i < counts.Length; i++)
        {
            columns.Tokens[i][row] = counts[i] ?? TraceColumns.NoTokens;
        }
    }

    /// <summary>Makes tags or metadata of a row those given.</summary>
    private void WriteTexts(int row, KeyedColumns<TextColumn> texts, WholeColumn lists, ImmutableArray<Tag> entries)
    {
        Span<ulong> numbers = entries.Length <= 64 ? stackalloc ulong[entries.Length] : new ulong[entries.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = texts.Add(entries[i].Key);
            numbers[i] = (ulong)number;
            texts[number].Set(row, entries[i].Value);
        }

        var before = (int)lists[row];
        for (var list = columns.Lists.Content(before); !list.IsEmpty;)
        {
            var number = Varint.Read(ref list);
            if (!numbers.Contains(number))
            {
                texts[(int)number].Clear(row);
            }
        }

        lists[row] = columns.Lists.Extend(RowLists.Empty, numbers);
        columns.Lists.Release(before);
    }

    private void WriteSpans(int row, ImmutableArray<SpanHead> heads)
    {
        SpanList.Read(columns.Spans[row], _spans);
        var places = PlacesOf(_spans);
        foreach (var head in heads)
        {
            var entry = ToEntry(head);
            if (places.TryGetValue(entry.Id, out var place))
            {
                AddBytes(row, entry.Bytes - _spans[place].Bytes);
                columns.Facets.Release(_spans[place].Facet);
                _spans[place] = entry;
            }
            else
            {
                AddBytes(row, entry.Bytes);
                places.Add(entry.Id, _spans.Count);
                _spans.Add(entry);
            }
        }

        columns.Spans[row] = SpanList.Write(_spans);
    }

    private static Dictionary<ulong, int> PlacesOf(List<SpanEntry> spans)
    {
        var places = new Dictionary<ulong, int>(spans.Count);
        for (var place = 0; place < spans.Count; place++)
        {
            places[spans[place].Id] = place;
        }

        return places;
    }

    private SpanEntry ToEntry(SpanHead head)
    {
        const long NanosPerMs = 1_000_000;
        var id = ulong.TryParse(head.SpanId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(head.SpanId)));
        var nanos = head.EndNanos == 0 ? -1 : Math.Max(0, head.EndNanos - head.StartNanos);
        var cost = head.Cost;
        return new SpanEntry(
            id,
            columns.Facets.Take(head),
            head.StartNanos / NanosPerMs,
            nanos,
            head.Bytes,
            cost is not null,
            cost?.Input ?? 0,
            cost?.Output ?? 0,
            cost?.Total ?? 0);
    }

    private void ClearSpans(int row)
    {
        SpanList.Read(columns.Spans[row], _spans);
        foreach (var span in _spans)
        {
            columns.Facets.Release(span.Facet);
        }

        columns.TotalBytes -= columns.Bytes[row];
        columns.Bytes[row] = 0;
        columns.Spans[row] = [];
        columns.Signatures[row] = [];
    }

    private void ClearList(WholeColumn lists, int row)
    {
        columns.Lists.Release((int)lists[row]);
        lists[row] = RowLists.Empty;
    }

    private void AddLink(int row, WholeColumn lists, TextDictionary texts, string link)
    {
        var number = (ulong)texts.Add(link);
        lists[row] = columns.Lists.Extend(columns.Lists.Without((int)lists[row], [number]), [number]);
    }
}
