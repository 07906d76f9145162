using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Bayou.Spans.Texts;

/// <summary>Collects texts for one signature. Not safe for use by two threads at once.</summary>
internal sealed class SignatureBuilder
{
    private const int LeastBytes = 32;

    // Of many small traces a short word finds too many that don't hold it, when half of their bits are set; and so small they all have room.
    private const int SmallBytes = 256;
    private const ulong Window = 0xFFFF_FFFF_FFFF;

    private const int Words = (1 << Trigrams.HashBits) / 64;

    private ulong[] _bits = Rent();

    /// <summary>Adds a text; a run doesn't go on into the next one.</summary>
    internal void Add(ReadOnlySpan<char> text)
    {
        var bits = _bits;
        var window = 0UL;
        var length = 0;
        foreach (var character in text)
        {
            var folded = Trigrams.Fold(character);
            if (folded == Trigrams.Break)
            {
                (window, length) = character < ' ' ? Escape(character) : (0, 0);
                continue;
            }

            window = ((window << 16) | folded) & Window;
            if (++length >= 3)
            {
                var (first, second) = Trigrams.Hash(window);
                bits[first >> 6] |= 1UL << first;
                bits[second >> 6] |= 1UL << second;
            }
        }
    }

    // JSON writes a control character as a backslash and a letter, and for rare ones a number; the letter then begins the next run.
    private (ulong Window, int Length) Escape(char character)
    {
        var letter = character switch
        {
            '\n' => 'N',
            '\r' => 'R',
            '\t' => 'T',
            '\b' => 'B',
            '\f' => 'F',
            _ => '\0',
        };
        if (letter != '\0')
        {
            return (letter, 1);
        }

        var number = $"u{(int)character:x4}";
        Add(number);
        return (((ulong)char.ToUpperInvariant(number[^2]) << 16) | char.ToUpperInvariant(number[^1]), 2);
    }

    /// <summary>
    /// The signature: at least two bits for each that is set, unless it would be larger than the largest, and up to eight as long as it is small. Ends
    /// the builder's use.
    /// </summary>
    internal ReadOnlyMemory<byte> Build()
    {
        var bits = _bits.AsSpan(0, Words);
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        var wide = Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)count * 8) / 8, SmallBytes);
        var bytes = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)count * 2) / 8, Math.Max(wide, LeastBytes), Words * 8);
        var signature = new ulong[bytes / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            signature[i & (signature.Length - 1)] |= bits[i];
        }

        ArrayPool<ulong>.Shared.Return(_bits);
        _bits = [];
        return MemoryMarshal.AsBytes(signature.AsSpan()).ToArray();
    }

    private static ulong[] Rent()
    {
        var bits = ArrayPool<ulong>.Shared.Rent(Words);
        bits.AsSpan(0, Words).Clear();
        return bits;
    }
}
