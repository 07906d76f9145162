using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Bayou.Spans.Content.Records;
using Bayou.Spans.Otlp;
using Google.Protobuf;

namespace Bayou.Spans.Content;

/// <summary>Writes spans of one batch. Not safe for use by two threads at once.</summary>
internal sealed class BatchWriter
{
    /// <summary>The format's version.</summary>
    internal const byte Version = 1;

    private readonly BatchRecord _head = new() { Normaliser = Dialects.Normaliser.Version };
    private readonly ArrayBufferWriter<byte> _spans = new(4096);
    private Resource? _lastResource;
    private InstrumentationScope? _lastScope;
    private uint _resource;
    private uint _scope;
    private ulong _resourceHash;
    private ulong _scopeHash;

    /// <summary>Adds a span.</summary>
    /// <returns>Size of its record in bytes, and a hash of what came in: the span, its resource and its scope.</returns>
    internal (int Bytes, long Hash) Add(StoredSpan stored)
    {
        TakeResource(stored.Resource);
        TakeScope(stored.Scope);
        var record = new SpanRecord
        {
            Span = stored.Span,
            Resource = _resource,
            Scope = _scope,
            Facts = FactsCodec.ToRecord(stored.Facts, stored.Span),
        };
        var size = record.CalculateSize();
        WriteVarint(((uint)BatchRecord.SpansFieldNumber << 3) | (uint)WireFormat.WireType.LengthDelimited);
        WriteVarint((uint)size);
        var bytes = _spans.GetSpan(size)[..size];
        record.WriteTo(bytes);
        _spans.Advance(size);
        var spanSize = 1 + CodedOutputStream.ComputeMessageSize(stored.Span);
        var hash = Hash(bytes[..spanSize]) ^ ulong.RotateLeft(_resourceHash, 1) ^ ulong.RotateLeft(_scopeHash, 2);
        return (size, (long)hash);
    }

    /// <summary>The batch as it is stored.</summary>
    internal ReadOnlyMemory<byte> ToBytes()
    {
        var headSize = _head.CalculateSize();
        var bytes = new byte[1 + headSize + _spans.WrittenCount];
        bytes[0] = Version;
        _head.WriteTo(bytes.AsSpan(1, headSize));
        _spans.WrittenSpan.CopyTo(bytes.AsSpan(1 + headSize));
        return bytes;
    }

    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64LittleEndian(digest);
    }

    private void TakeResource(Resource? resource)
    {
        if (ReferenceEquals(resource, _lastResource))
        {
            return;
        }

        _lastResource = resource;
        _resource = resource is null ? 0 : Place(_head.Resources, resource);
        _resourceHash = resource is null ? 0 : Hash(resource.ToByteArray());
    }

    private void TakeScope(InstrumentationScope? scope)
    {
        if (ReferenceEquals(scope, _lastScope))
        {
            return;
        }

        _lastScope = scope;
        _scope = scope is null ? 0 : Place(_head.Scopes, scope);
        _scopeHash = scope is null ? 0 : Hash(scope.ToByteArray());
    }

    private static uint Place<T>(Google.Protobuf.Collections.RepeatedField<T> known, T wanted)
    {
        var at = known.IndexOf(wanted);
        if (at < 0)
        {
            known.Add(wanted);
            at = known.Count - 1;
        }

        return (uint)at + 1;
    }

    private void WriteVarint(uint value)
    {
        var bytes = _spans.GetSpan(5);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        _spans.Advance(length);
    }
}
