using System.Text;

namespace Bayou.Search.Language;

/// <summary>Turns UTF-16 text into code points, so that a character outside the basic plane counts as one.</summary>
internal static class CodePoints
{
    /// <summary>Writes a text's code points; a half surrogate pair stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="foldCase">Whether to fold case, by Unicode's simple upper-case mapping without any culture.</param>
    /// <param name="points">Takes the code points; at least as long as the text.</param>
    /// <returns>How many were written.</returns>
    public static int Decode(ReadOnlySpan<char> text, bool foldCase, Span<int> points)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (char.IsHighSurrogate(unit) && i + 1 < text.Length && Rune.TryCreate(unit, text[i + 1], out var rune))
            {
                points[count++] = foldCase ? Rune.ToUpperInvariant(rune).Value : rune.Value;
                i++;
            }
            else
            {
                points[count++] = foldCase ? char.ToUpperInvariant(unit) : unit;
            }
        }

        return count;
    }
}
