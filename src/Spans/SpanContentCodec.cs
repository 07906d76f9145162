using Bayou.Spans.Content;

namespace Bayou.Spans;

/// <summary>Between spans and their stored form: docs/specs/spans.md.</summary>
public static class SpanContentCodec
{
    /// <summary>Codes spans for the store. Each resource and scope is written once.</summary>
    /// <param name="spans">The spans, in the order that they keep.</param>
    public static ReadOnlyMemory<byte> Encode(IReadOnlyList<StoredSpan> spans)
    {
        var writer = new BatchWriter();
        foreach (var span in spans)
        {
            writer.Add(span);
        }

        return writer.ToBytes();
    }

    /// <summary>Reads all spans of a stored batch.</summary>
    /// <param name="content">As <see cref="Encode"/> made it.</param>
    /// <exception cref="InvalidDataException">The bytes are of a format that this code doesn't know, or damaged.</exception>
    public static IReadOnlyList<StoredSpan> Decode(ReadOnlyMemory<byte> content) => [.. BatchReader.Read(content, null)];

    /// <summary>Reads some spans of a stored batch; the others are skipped unread, each when the caller comes to it.</summary>
    /// <param name="content">As <see cref="Encode"/> made it.</param>
    /// <param name="places">Places in it, ascending.</param>
    /// <returns>The spans in the order of their places; places behind the end give nothing.</returns>
    /// <exception cref="InvalidDataException">The bytes are of a format that this code doesn't know, or damaged.</exception>
    public static IEnumerable<StoredSpan> Decode(ReadOnlyMemory<byte> content, IReadOnlyList<int> places) => BatchReader.Read(content, places);
}
