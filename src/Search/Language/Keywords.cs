namespace Bayou.Search.Language;

/// <summary>Bare words that are never a value, not even a wrongly unquoted one.</summary>
internal static class Keywords
{
    private static readonly string[] Words = ["AND", "OR", "NOT", "IN", "IS", "LIKE", "ILIKE", "RLIKE", "NULL", "TRUE", "FALSE"];

    /// <summary>Whether a token is one of them.</summary>
    /// <param name="token">The token.</param>
    public static bool Contains(Token token)
    {
        foreach (var word in Words)
        {
            if (token.Is(word))
            {
                return true;
            }
        }

        return false;
    }
}
