using System.Text;

namespace Bayou.Search.Tests.Model;

/// <summary>LIKE by its definition: a table of which prefix of the text is like which prefix of the pattern.</summary>
internal static class NaiveLike
{
    public static bool Matches(string text, string pattern, bool ignoreCase)
    {
        var (subject, wanted) = (Runes(text, ignoreCase), Runes(pattern, ignoreCase));
        var like = new bool[wanted.Length + 1, subject.Length + 1];
        like[0, 0] = true;
        for (var p = 1; p <= wanted.Length; p++)
        {
            for (var t = 0; t <= subject.Length; t++)
            {
                like[p, t] = wanted[p - 1].Value switch
                {
                    '%' => like[p - 1, t] || (t > 0 && like[p, t - 1]),
                    '_' => t > 0 && like[p - 1, t - 1],
                    var exact => t > 0 && like[p - 1, t - 1] && subject[t - 1].Value == exact,
                };
            }
        }

        return like[wanted.Length, subject.Length];
    }

    private static Rune[] Runes(string text, bool ignoreCase) => [.. (ignoreCase ? text.ToUpperInvariant() : text).EnumerateRunes()];
}
