using System.Runtime.InteropServices;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Records;
using Bayou.Search.Traces;

namespace Bayou.Grains.Traces.Search;

/// <summary>Reads the heads of a trace's spans from its records, as <see cref="SpanHeadsCodec"/> writes them, into the columns of an index.</summary>
/// <param name="loader">Writes into the columns.</param>
internal sealed class SpanHeadLoader(TraceLoader loader)
{
    // Where the record's texts are in it.
    private readonly List<(int Start, int Length)> _texts = [];

    /// <summary>The spans that were read, for the trace's totals.</summary>
    internal LeafList Leaves { get; } = new();

    /// <summary>Begins a trace.</summary>
    internal void Begin() => Leaves.Clear();

    /// <summary>Reads the spans of one record.</summary>
    /// <param name="content">The record.</param>
    /// <returns>False where a span replaces another one of the trace.</returns>
    /// <exception cref="InvalidDataException">It is of a form that isn't known here, or damaged.</exception>
    internal bool TryRead(ReadOnlySpan<byte> content)
    {
        _texts.Clear();
        var start = 0L;
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            switch (reader.Part(out var part))
            {
                case SpansRecord.TextsFieldNumber:
                    _texts.Add(content.Overlaps(part, out var at) ? (at, part.Length) : (0, 0));
                    break;
                case SpansRecord.SpansFieldNumber:
                    if (!TryReadSpan(content, part, ref start))
                    {
                        return false;
                    }

                    break;
                default:
                    throw new InvalidDataException("an unknown part of spans");
            }
        }

        return true;
    }

    private bool TryReadSpan(ReadOnlySpan<byte> texts, ReadOnlySpan<byte> content, ref long start)
    {
        var head = new StoredHead();
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            head.ReadField(ref reader);
        }

        start = unchecked(start + head.StartDelta);
        if (!Leaves.TryAdd(head.SpanId, head.Parent, head.Tokens, head.Cost))
        {
            return false;
        }

        loader.BeginSpan(head.Status);
        foreach (var number in MemoryMarshal.CreateReadOnlySpan(ref head.Texts[0], StoredHead.TextCount))
        {
            loader.AddFacetText(TextOf(texts, number), number != 0);
        }

        loader.EndSpan(head.SpanId, start, DurationOf(start, head.Duration), head.Bytes, head.Cost);
        return true;
    }

    /// <summary>An end at 0 is that of a span that runs, as everywhere.</summary>
    private static long DurationOf(long start, long? duration) =>
        duration is { } told && unchecked(start + told) != 0 ? Math.Max(0, told) : -1;

    private ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> content, uint number)
    {
        if (number == 0)
        {
            return default;
        }

        var (start, length) = number <= _texts.Count ? _texts[(int)number - 1] : throw new InvalidDataException("a text that was never named");
        return content.Slice(start, length);
    }
}
