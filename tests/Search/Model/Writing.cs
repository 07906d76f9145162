namespace Bayou.Search.Tests.Model;

/// <summary>The many ways to write the same filter.</summary>
internal static class Writing
{
    public static string Key(Random random, string key)
    {
        var ways = new List<string> { $"`{key}`", $"\"{key}\"" };
        if (key.All(character => char.IsAsciiLetter(character) || character == '.'))
        {
            ways.Add(key);
        }

        return random.Pick([.. ways]);
    }

    public static string Quoted(Random random, string text)
    {
        if (text.Contains('\'', StringComparison.Ordinal))
        {
            return $"\"{text}\"";
        }

        return text.Contains('"', StringComparison.Ordinal) || random.Next(2) == 0 ? $"'{text}'" : $"\"{text}\"";
    }

    public static string Comparator(Random random, string comparator) => random.Pick("", " ", "  ", "\n") + comparator + random.Pick("", " ", "\t");

    public static string Keyword(Random random, string keyword) => random.Next(3) switch
    {
        0 => keyword.ToLowerInvariant().Replace(" ", "  ", StringComparison.Ordinal),
        1 => keyword[..1] + keyword[1..].ToLowerInvariant(),
        _ => keyword,
    };
}
