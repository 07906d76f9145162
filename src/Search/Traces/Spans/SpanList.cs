using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces.Spans;

/// <summary>
/// A trace's spans in few bytes: how many facets there are and their numbers, the first start, how many spans, then for each its id
/// (8 bytes), the place of its facet among those, start since the first one, duration + 1, size, and its costs behind a byte that says
/// whether there are any. Integers are <see cref="Varint"/>s.
/// </summary>
internal static class SpanList
{
    private const byte NoCost = 0;
    private const byte InputAndOutput = 1;
    private const byte WithTotal = 2;
    private const int MostBytesOfSpan = sizeof(ulong) + (4 * Varint.MostBytes) + 1 + (3 * sizeof(double));

    /// <summary>Takes the first integer, which says how many facets follow.</summary>
    /// <param name="list">The list; left behind the integer.</param>
    public static int ReadFacetCount(ref ReadOnlySpan<byte> list) => list.IsEmpty ? 0 : (int)Varint.Read(ref list);

    /// <summary>All spans.</summary>
    /// <param name="list">The list; an empty one has none.</param>
    /// <param name="spans">Takes them, in place of what it held.</param>
    public static void Read(ReadOnlySpan<byte> list, List<SpanEntry> spans)
    {
        spans.Clear();
        if (list.IsEmpty)
        {
            return;
        }

        var facets = new int[ReadFacetCount(ref list)];
        for (var i = 0; i < facets.Length; i++)
        {
            facets[i] = (int)Varint.Read(ref list);
        }

        var first = ZigZag.Decode(Varint.Read(ref list));
        for (var left = Varint.Read(ref list); left > 0; left--)
        {
            spans.Add(ReadOne(ref list, facets, first));
        }
    }

    /// <summary>The list of some spans.</summary>
    /// <param name="spans">The spans.</param>
    public static ReadOnlySpan<byte> Write(List<SpanEntry> spans)
    {
        var buffer = Array.Empty<byte>();
        return Write(spans, ref buffer);
    }

    /// <summary>The list of some spans.</summary>
    /// <param name="spans">The spans.</param>
    /// <param name="buffer">Holds the list; made longer where needed.</param>
    public static ReadOnlySpan<byte> Write(List<SpanEntry> spans, scoped ref byte[] buffer)
    {
        if (spans.Count == 0)
        {
            return [];
        }

        var facets = new List<int>();
        foreach (var span in spans)
        {
            if (!facets.Contains(span.Facet))
            {
                facets.Add(span.Facet);
            }
        }

        var most = ((facets.Count + 3) * Varint.MostBytes) + (spans.Count * MostBytesOfSpan);
        if (buffer.Length < most)
        {
            buffer = new byte[most];
        }

        var length = Varint.Write(buffer, (ulong)facets.Count);
        foreach (var facet in facets)
        {
            length += Varint.Write(buffer.AsSpan(length), (ulong)facet);
        }

        var first = spans[0].Start;
        length += Varint.Write(buffer.AsSpan(length), ZigZag.Encode(first));
        length += Varint.Write(buffer.AsSpan(length), (ulong)spans.Count);
        foreach (ref readonly var span in CollectionsMarshal.AsSpan(spans))
        {
            length += WriteOne(buffer.AsSpan(length), span, facets.IndexOf(span.Facet), first);
        }

        return buffer.AsSpan(0, length);
    }

    private static SpanEntry ReadOne(ref ReadOnlySpan<byte> list, int[] facets, long first)
    {
        var id = BinaryPrimitives.ReadUInt64LittleEndian(list);
        list = list[sizeof(ulong)..];
        var facet = facets[(int)Varint.Read(ref list)];
        var start = first + ZigZag.Decode(Varint.Read(ref list));
        var nanos = (long)Varint.Read(ref list) - 1;
        var bytes = (int)Varint.Read(ref list);
        var cost = list[0];
        list = list[1..];
        if (cost == NoCost)
        {
            return new SpanEntry(id, facet, start, nanos, bytes, HasCost: false, 0, 0, 0);
        }

        var (input, output) = (ReadNumber(ref list), ReadNumber(ref list));
        var total = cost == WithTotal ? ReadNumber(ref list) : input + output;
        return new SpanEntry(id, facet, start, nanos, bytes, HasCost: true, input, output, total);
    }

    private static double ReadNumber(ref ReadOnlySpan<byte> list)
    {
        var number = BinaryPrimitives.ReadDoubleLittleEndian(list);
        list = list[sizeof(double)..];
        return number;
    }

    private static int WriteOne(Span<byte> target, in SpanEntry span, int facet, long first)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(target, span.Id);
        var length = sizeof(ulong);
        length += Varint.Write(target[length..], (ulong)facet);
        length += Varint.Write(target[length..], ZigZag.Encode(span.Start - first));
        length += Varint.Write(target[length..], (ulong)(span.Nanos + 1));
        length += Varint.Write(target[length..], (ulong)span.Bytes);
        if (!span.HasCost)
        {
            target[length] = NoCost;
            return length + 1;
        }

        var isSum = span.TotalCost.Equals(span.InputCost + span.OutputCost);
        target[length++] = isSum ? InputAndOutput : WithTotal;
        ReadOnlySpan<double> numbers = [span.InputCost, span.OutputCost, span.TotalCost];
        foreach (var number in isSum ? numbers[..^1] : numbers)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(target[length..], number);
            length += sizeof(double);
        }

        return length;
    }
}
