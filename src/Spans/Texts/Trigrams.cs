using System.Runtime.CompilerServices;

namespace Bayou.Spans.Texts;

/// <summary>How signatures see characters and runs of three. Part of the stored format.</summary>
internal static class Trigrams
{
    /// <summary>Width of each hash in bits.</summary>
    internal const int HashBits = 18;

    /// <summary>What ends a run.</summary>
    internal const char Break = '\0';

    private const int Ascii = 128;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private static readonly char[] Folded = [.. Enumerable.Range(0, Ascii).Select(code => FoldAscii((char)code))];

    /// <summary>A character with its case folded, or <see cref="Break"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static char Fold(char character) => character < Ascii ? Folded[character] : FoldOther(character);

    /// <summary>A run's two hashes, each a bit of a signature: with one, a short word is found in too many.</summary>
    /// <param name="window">The last three characters, 16 bits each, the newest lowest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (int First, int Second) Hash(ulong window)
    {
        var product = window * Multiplier;
        return ((int)(product >> (64 - HashBits)), (int)(product >> (64 - (2 * HashBits))) & ((1 << HashBits) - 1));
    }

    private static char FoldAscii(char character) =>
        character <= ' ' || "\"\\:,{}[]".Contains(character, StringComparison.Ordinal) ? Break : char.ToUpperInvariant(character);

    // Case maps halves of a pair to other pairs, so that one stands for all.
    private static char FoldOther(char character) => char.IsSurrogate(character) ? '\uFFFD' : char.ToUpperInvariant(character);
}
