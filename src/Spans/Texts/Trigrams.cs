using System.Runtime.CompilerServices;

namespace Bayou.Spans.Texts;

/// <summary>How signatures see characters and runs of three. Part of the stored format.</summary>
internal static class Trigrams
{
    /// <summary>Width of the hash in bits.</summary>
    internal const int HashBits = 18;

    /// <summary>What ends a run.</summary>
    internal const char Break = '\0';

    private const int Ascii = 128;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private static readonly char[] Folded = [.. Enumerable.Range(0, Ascii).Select(code => FoldAscii((char)code))];

    /// <summary>A character with its case folded, or <see cref="Break"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static char Fold(char character) => character < Ascii ? Folded[character] : FoldOther(character);

    /// <summary>A run's hash.</summary>
    /// <param name="window">The last three characters, 16 bits each, the newest lowest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Hash(ulong window) => (int)((window * Multiplier) >> (64 - HashBits));

    private static char FoldAscii(char character) =>
        character <= ' ' || "\"\\:,{}[]".Contains(character, StringComparison.Ordinal) ? Break : char.ToUpperInvariant(character);

    // Case maps halves of a pair to other pairs, so that one stands for all.
    private static char FoldOther(char character) => char.IsSurrogate(character) ? '\uFFFD' : char.ToUpperInvariant(character);
}
