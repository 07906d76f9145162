using System.Buffers;
using Bayou.Contracts.Errors;
using Bayou.Spans;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Api.Otlp;

/// <summary>Reads the protocol's messages.</summary>
internal static class OtlpMessages
{
    /// <summary>Reads spans.</summary>
    /// <param name="format">How they are coded.</param>
    /// <param name="bytes">The message.</param>
    /// <param name="rejections">Takes spans of JSON that are malformed by themselves.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the bytes are no such message.</exception>
    internal static ExportTraceServiceRequest ReadTraces(OtlpFormat format, ReadOnlySequence<byte> bytes, Rejections rejections) =>
        format == OtlpFormat.Protobuf
            ? ReadProtobuf(bytes, ExportTraceServiceRequest.Parser)
            : ReadJson(bytes, OtlpJson.ReadTraces, rejections);

    /// <summary>Reads log records.</summary>
    /// <param name="format">How they are coded.</param>
    /// <param name="bytes">The message.</param>
    /// <param name="rejections">Takes records of JSON that are malformed by themselves.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the bytes are no such message.</exception>
    internal static ExportLogsServiceRequest ReadLogs(OtlpFormat format, ReadOnlySequence<byte> bytes, Rejections rejections) =>
        format == OtlpFormat.Protobuf ? ReadProtobuf(bytes, ExportLogsServiceRequest.Parser) : ReadJson(bytes, OtlpJson.ReadLogs, rejections);

    private static T ReadProtobuf<T>(ReadOnlySequence<byte> bytes, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue, $"Invalid OpenTelemetry protobuf format: {exception.Message}", exception);
        }
    }

    private static T ReadJson<T>(
        ReadOnlySequence<byte> bytes, Func<ReadOnlyMemory<byte>, ICollection<string>, T> read, Rejections rejections)
    {
        var faults = new List<string>();
        var request = ReadWhole(bytes, utf8 => read(utf8, faults));
        foreach (var fault in faults)
        {
            rejections.Add(ErrorCode.InvalidParameterValue, fault.TrimEnd('.'));
        }

        return request;
    }

    private static T ReadWhole<T>(ReadOnlySequence<byte> bytes, Func<ReadOnlyMemory<byte>, T> read)
    {
        if (bytes.IsSingleSegment)
        {
            return read(bytes.First);
        }

        var length = (int)bytes.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            bytes.CopyTo(rented);
            return read(rented.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
