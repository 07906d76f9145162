namespace Bayou.Search.Language;

/// <summary>Bounds of the filter language, so that no text can occupy a table for long.</summary>
internal static class LanguageLimits
{
    /// <summary>Longest filter, in characters.</summary>
    public const int FilterLength = 100_000;

    /// <summary>Most clauses of a filter.</summary>
    public const int Clauses = 500;

    /// <summary>Longest ordering clause, in characters.</summary>
    public const int OrderLength = 1_000;

    /// <summary>Most ordering clauses.</summary>
    public const int OrderClauses = 100;

    /// <summary>Most characters of the caller's text that an error message repeats.</summary>
    public const int Excerpt = 200;
}
