using System.Numerics;

namespace Bayou.Spans.Texts;

/// <summary>Asks signatures for one text.</summary>
internal sealed class SignatureReader
{
    private const ulong Window = 0xFFFF_FFFF_FFFF;
    private readonly List<int> _bits = [];

    /// <summary>Prepares the question.</summary>
    /// <param name="needle">The text.</param>
    internal SignatureReader(ReadOnlySpan<char> needle)
    {
        var window = 0UL;
        var length = 0;
        foreach (var character in needle)
        {
            var folded = Trigrams.Fold(character);
            if (folded == Trigrams.Break)
            {
                length = 0;
                continue;
            }

            window = ((window << 16) | folded) & Window;
            if (++length >= 3 && !StructureRuns.Contains(window))
            {
                var (first, second) = Trigrams.Hash(window);
                _bits.Add(first);
                _bits.Add(second);
            }
        }
    }

    internal bool MayContain(ReadOnlySpan<byte> signature)
    {
        if (signature.IsEmpty || !BitOperations.IsPow2(signature.Length) || signature.Length > (1 << Trigrams.HashBits) / 8)
        {
            return true;
        }

        var mask = (signature.Length * 8) - 1;
        foreach (var hash in _bits)
        {
            var bit = hash & mask;
            if ((signature[bit >> 3] & (1 << (bit & 7))) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
