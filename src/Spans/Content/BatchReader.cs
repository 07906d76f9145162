using System.Runtime.InteropServices;
using Bayou.Spans.Content.Records;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Content;

/// <summary>Reads a stored batch span by span.</summary>
internal static class BatchReader
{
    /// <summary>The spans at some places, or all of them.</summary>
    /// <param name="content">The stored batch.</param>
    /// <param name="places">Ascending; null for all.</param>
    /// <exception cref="InvalidDataException">The bytes are of a format that this code doesn't know, or damaged.</exception>
    internal static IEnumerable<StoredSpan> Read(ReadOnlyMemory<byte> content, IReadOnlyList<int>? places)
    {
        var input = Open(content);
        var resources = new List<Resource>();
        var scopes = new List<InstrumentationScope>();
        var place = 0;
        var next = 0;
        while (places is null || next < places.Count)
        {
            var field = ReadField(input);
            switch (field)
            {
                case 0:
                    yield break;
                case BatchRecord.ResourcesFieldNumber:
                    resources.Add(Guarded(input, ReadMessage<Resource>));
                    break;
                case BatchRecord.ScopesFieldNumber:
                    scopes.Add(Guarded(input, ReadMessage<InstrumentationScope>));
                    break;
                case BatchRecord.SpansFieldNumber when places is null || places[next] == place:
                    next++;
                    place++;
                    yield return ToSpan(Guarded(input, ReadMessage<SpanRecord>), resources, scopes);
                    break;
                default:
                    place += field == BatchRecord.SpansFieldNumber ? 1 : 0;
                    Guarded(input, static input => input.SkipLastField());
                    break;
            }
        }
    }

    private static CodedInputStream Open(ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty || content.Span[0] != BatchWriter.Version)
        {
            throw new InvalidDataException(
                $"A batch of spans has format {(content.IsEmpty ? "none" : content.Span[0])}; this server reads {BatchWriter.Version}.");
        }

        return MemoryMarshal.TryGetArray(content, out var array)
            ? new CodedInputStream(array.Array!, array.Offset + 1, array.Count - 1)
            : new CodedInputStream(content[1..].ToArray());
    }

    private static int ReadField(CodedInputStream input) => Guarded(input, static input => WireFormat.GetTagFieldNumber(input.ReadTag()));

    private static T ReadMessage<T>(CodedInputStream input)
        where T : IMessage, new()
    {
        var message = new T();
        input.ReadMessage(message);
        return message;
    }

    private static StoredSpan ToSpan(SpanRecord record, List<Resource> resources, List<InstrumentationScope> scopes)
    {
        if (record.Span is null || record.Resource > resources.Count || record.Scope > scopes.Count)
        {
            throw Damaged(null);
        }

        return new StoredSpan(
            record.Span,
            record.Resource == 0 ? null : resources[(int)record.Resource - 1],
            record.Scope == 0 ? null : scopes[(int)record.Scope - 1],
            FactsCodec.FromRecord(record.Facts, record.Span));
    }

    private static void Guarded(CodedInputStream input, Action<CodedInputStream> read) => Guarded(input, input =>
    {
        read(input);
        return 0;
    });

    private static T Guarded<T>(CodedInputStream input, Func<CodedInputStream, T> read)
    {
        try
        {
            return read(input);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Damaged(exception);
        }
    }

    private static InvalidDataException Damaged(Exception? cause) => new("A stored batch of spans is damaged.", cause);
}
