using Google.Protobuf;

namespace Bayou.Grains.Journal;

/// <summary>The envelope of stored records: one byte for the format's version, then a protobuf message.</summary>
internal static class StoredFormat
{
    internal const byte Version = 1;

    internal static ReadOnlyMemory<byte> Encode(IMessage message)
    {
        var bytes = new byte[1 + message.CalculateSize()];
        bytes[0] = Version;
        message.WriteTo(bytes.AsSpan(1));
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are empty, of a version that this code doesn't know, or damaged.</exception>
    internal static T Decode<T>(MessageParser<T> parser, ReadOnlyMemory<byte> stored, string stream)
        where T : IMessage<T>
    {
        if (stored.IsEmpty || stored.Span[0] != Version)
        {
            throw new InvalidDataException(
                $"A record of {stream} has format {(stored.IsEmpty ? "none" : stored.Span[0])}; this server reads {Version}.");
        }

        try
        {
            return parser.ParseFrom(stored.Span[1..]);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidDataException($"A record of {stream} is damaged.", exception);
        }
    }
}
