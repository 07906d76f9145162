using System.Text;

namespace Bayou.Bench.Data;

/// <summary>
/// Prose of no meaning: words as long and as unevenly frequent as those of a language, so that what a server does with each text, such as
/// indexing or compressing it, costs what it costs for people's texts.
/// </summary>
internal static class MadeUpText
{
    private const int Words = 4_096;
    private const int LongestWord = 4;

    private static readonly string[] s_syllables =
    [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi", "xo", "zu",
        "ran", "sel", "tir", "mon", "kup", "bral", "dres", "flin", "grom", "plus", "shan", "thel", "wic", "yor", "ster", "cha", "e", "a", "i", "o",
    ];

    private static readonly string[] s_words = [.. Enumerable.Range(0, Words).Select(Word)];

    /// <summary>A text; the same seed gives the same.</summary>
    /// <param name="seed">Tells texts apart.</param>
    /// <param name="length">Its characters.</param>
    internal static string Of(ulong seed, int length)
    {
        var random = new SeededRandom(seed, Words);
        var text = new StringBuilder(length + 32);
        while (text.Length < length)
        {
            // The cube of an even spread: few words come often, many seldom.
            var place = random.NextDouble();
            text.Append(s_words[(int)(place * place * place * Words)]).Append(' ');
        }

        return text.ToString(0, length);
    }

    private static string Word(int number)
    {
        var random = new SeededRandom((ulong)number, LongestWord);
        return string.Concat(Enumerable.Range(0, 1 + random.Next(LongestWord)).Select(_ => s_syllables[random.Next(s_syllables.Length)]));
    }
}
