using System.Buffers;
using System.Text;

namespace Bayou.Bench.Data;

/// <summary>Writes protobuf by hand, with marks at bytes that are filled in later (https://protobuf.dev/programming-guides/encoding/).</summary>
internal sealed class ProtoWriter
{
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<ProtoMark> _marks = [];

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>What is to be filled in, from the first byte on.</summary>
    internal IReadOnlyList<ProtoMark> Marks => _marks;

    /// <summary>A number.</summary>
    internal ProtoWriter Number(int field, long number)
    {
        Varint((ulong)field << 3);
        Varint((ulong)number);
        return this;
    }

    /// <summary>Eight bytes to be filled in with a time.</summary>
    internal ProtoWriter Time(int field, ProtoMarkKind kind)
    {
        Varint(((ulong)field << 3) | Fixed64);
        return Blank(sizeof(ulong), kind);
    }

    /// <summary>A text.</summary>
    internal ProtoWriter Text(int field, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Prefix(field, bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Bytes to be filled in.</summary>
    internal ProtoWriter Id(int field, int length, ProtoMarkKind kind, int number = 0)
    {
        Prefix(field, length);
        return Blank(length, kind, number);
    }

    /// <summary>A message, with its marks.</summary>
    internal ProtoWriter Message(int field, ProtoWriter message)
    {
        Prefix(field, message.Bytes.Length);
        foreach (var mark in message._marks)
        {
            _marks.Add(mark with { Place = mark.Place + _bytes.WrittenCount });
        }

        _bytes.Write(message.Bytes);
        return this;
    }

    /// <summary>Bytes without a field around them.</summary>
    internal ProtoWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Bytes without a field around them, to be filled in.</summary>
    internal ProtoWriter Blank(int length, ProtoMarkKind kind, int number = 0)
    {
        _marks.Add(new ProtoMark(_bytes.WrittenCount, kind, number));
        _bytes.GetSpan(length)[..length].Clear();
        _bytes.Advance(length);
        return this;
    }

    private void Prefix(int field, int length)
    {
        Varint(((ulong)field << 3) | LengthDelimited);
        Varint((ulong)length);
    }

    private void Varint(ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
