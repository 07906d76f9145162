using System.IO.Compression;

namespace Bayou.Server.Tests.Fuzz;

/// <summary>Spoils binary messages: flipped, cut, doubled and moved bytes, other lengths, deep nesting.</summary>
internal sealed class ByteMutator(Random random)
{
    internal byte[] Spoil(byte[] seed)
    {
        var bytes = (byte[])seed.Clone();
        for (var i = random.Next(0, 6); i > 0 && bytes.Length > 1; i--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    /// <summary>Compresses, now and then breaking what comes out.</summary>
    internal byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var stream = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return random.Next(3) > 0 ? buffer.ToArray() : Spoil(buffer.ToArray());
    }

    private byte[] Change(byte[] bytes)
    {
        var place = random.Next(bytes.Length);
        var length = random.Next(bytes.Length - place);
        switch (random.Next(7))
        {
            case 0:
                bytes[place] = (byte)random.Next(256);
                return bytes;
            case 1:
                bytes[place] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return bytes[..place];
            case 3:
                return [.. bytes[..place], .. bytes[(place + length)..]];
            case 4:
                return [.. bytes, .. bytes[place..(place + length)]];
            case 5:
                return [.. bytes[..place], .. bytes[place..(place + length)], .. bytes[place..]];
            default:
                return [.. bytes[..place], .. Nested(random.Next(1, 300)), .. bytes[place..]];
        }
    }

    /// <summary>Fields 1 to 6 in each other, with lengths that fit.</summary>
    private byte[] Nested(int levels)
    {
        byte[] inner = [];
        for (var i = 0; i < levels && inner.Length < 120; i++)
        {
            inner = [(byte)((random.Next(1, 7) << 3) | 2), (byte)inner.Length, .. inner];
        }

        return inner;
    }
}
