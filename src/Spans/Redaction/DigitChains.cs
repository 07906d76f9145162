namespace Bayou.Spans.Redaction;

/// <summary>Finds digits that may make a number of a card or a telephone: most texts with digits have only short numbers.</summary>
internal static class DigitChains
{
    /// <summary>Whether a text has so many digits with nothing but spaces and the punctuation of such numbers between them.</summary>
    internal static bool Has(ReadOnlySpan<char> text, int least)
    {
        while (text.IndexOfAnyInRange('0', '9') is var start and >= 0)
        {
            text = text[start..];
            var count = 0;
            var end = 0;
            for (; end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ' ' or '-' or '.' or '(' or ')'); end++)
            {
                count += char.IsAsciiDigit(text[end]) ? 1 : 0;
            }

            if (count >= least)
            {
                return true;
            }

            text = text[end..];
        }

        return false;
    }
}
