using System.Numerics;

namespace Bayou.Spans.Texts;

/// <summary>Asks signatures.</summary>
internal static class SignatureReader
{
    internal static bool MayContain(ReadOnlySpan<byte> signature, ReadOnlySpan<char> needle)
    {
        if (signature.IsEmpty || !BitOperations.IsPow2(signature.Length) || signature.Length > (1 << Trigrams.HashBits) / 8)
        {
            return true;
        }

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

            window = ((window << 16) | folded) & 0xFFFF_FFFF_FFFF;
            if (++length >= 3 && !Has(signature, Trigrams.Hash(window)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(ReadOnlySpan<byte> signature, int hash)
    {
        var bit = hash & ((signature.Length * 8) - 1);
        return (signature[bit >> 3] & (1 << (bit & 7))) != 0;
    }
}
