using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>Small protobuf messages of a number and a text, which is all that the protocol's answers hold.</summary>
internal static class ProtobufText
{
    /// <summary>A message whose field 1 is a number and whose field 2 is a text.</summary>
    internal static ReadOnlyMemory<byte> Write(long number, string text)
    {
        using var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        output.WriteTag(1, WireFormat.WireType.Varint);
        output.WriteInt64(number);
        output.WriteTag(2, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
        output.Flush();
        return buffer.ToArray();
    }

    /// <summary>A message whose field 1 is a message.</summary>
    internal static ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> inner)
    {
        using var buffer = new MemoryStream();
        var output = new CodedOutputStream(buffer);
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteLength(inner.Length);
        output.Flush();
        buffer.Write(inner.Span);
        return buffer.ToArray();
    }
}
