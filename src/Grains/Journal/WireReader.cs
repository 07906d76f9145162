using System.Buffers.Binary;

namespace Bayou.Grains.Journal;

/// <summary>
/// Reads the fields of a protobuf message one after the other without objects for them, by the wire format of
/// https://protobuf.dev/programming-guides/encoding.
/// </summary>
/// <param name="message">The message's bytes.</param>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int MostVarintBytes = 10;
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Whether everything was read.</summary>
    internal readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The next field's number and type.</summary>
    internal (int Field, WireType Type) Tag()
    {
        var tag = Varint();
        return ((int)(tag >> 3), (WireType)(tag & 7));
    }

    /// <summary>An unsigned integer of variable length.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    internal ulong Varint()
    {
        var value = 0UL;
        for (var i = 0; i < _rest.Length && i < MostVarintBytes; i++)
        {
            var part = _rest[i];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("a varint without an end");
    }

    /// <summary>A signed integer in zigzag coding.</summary>
    internal long ZigZag()
    {
        var coded = Varint();
        return (long)(coded >> 1) ^ -(long)(coded & 1);
    }

    /// <summary>A double.</summary>
    internal double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    /// <summary>Eight bytes as an unsigned integer.</summary>
    internal ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>A text, message or packed list.</summary>
    internal ReadOnlySpan<byte> Bytes() => Take(Varint());

    /// <summary>The next field's number and content, where only texts, messages and packed lists are expected.</summary>
    /// <exception cref="InvalidDataException">It is of another type.</exception>
    internal int Part(out ReadOnlySpan<byte> content)
    {
        var (field, type) = Tag();
        content = type == WireType.Bytes ? Bytes() : throw new InvalidDataException($"wire type {type}");
        return field;
    }

    /// <summary>Passes over a field.</summary>
    internal void Skip(WireType type)
    {
        switch (type)
        {
            case WireType.Varint:
                Varint();
                break;
            case WireType.Fixed64:
                Take(sizeof(ulong));
                break;
            case WireType.Bytes:
                Bytes();
                break;
            case WireType.Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw new InvalidDataException($"wire type {type}");
        }
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new InvalidDataException("a field that is longer than its message");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
