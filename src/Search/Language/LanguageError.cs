using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Makes the errors of the filter language: each starts as MLflow's does and goes on to say how to mend the text.</summary>
internal static class LanguageError
{
    /// <summary>How to mend a key that was cut in pieces.</summary>
    public const string QuoteKeys = "Put keys with characters other than letters, digits, _ and dots in backticks.";

    /// <summary>A part of a filter that is no clause.</summary>
    /// <param name="found">The part, as written.</param>
    /// <param name="hint">How to mend it.</param>
    public static BayouException Clause(string found, string hint) =>
        BayouException.InvalidParameter($"Invalid clause(s) in filter string: '{Excerpt(found)}'. {hint}");

    /// <summary>An ordering clause that can't be read.</summary>
    /// <param name="clause">The clause, as written.</param>
    /// <param name="hint">How to mend it.</param>
    public static BayouException Order(string clause, string hint) =>
        BayouException.InvalidParameter($"Invalid order_by clause '{Excerpt(clause)}'. Could not be parsed. {hint}");

    /// <summary>A comparator that a field doesn't take.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="comparators">What the field takes.</param>
    /// <param name="withPresence">The fields that IS NULL is for, as the message names them.</param>
    public static BayouException Comparator(FilterClause clause, IEnumerable<string> comparators, string withPresence)
    {
        var field = Excerpt(clause.Field.Text);
        var allowed = string.Join(", ", comparators.Select(comparator => $"'{comparator}'"));
        return BayouException.InvalidParameter(clause.Value is null
            ? $"IS NULL / IS NOT NULL is only supported for {withPresence}. '{field}' takes {allowed}."
            : $"Invalid comparator '{Excerpt(clause.Comparator)}' not one of {allowed}, which are those of '{field}'.");
    }

    /// <summary>A name where a text in quotes must stand.</summary>
    /// <param name="value">What stands there.</param>
    public static BayouException NotQuoted(Operand value) => BayouException.InvalidParameter(
        $"Parameter value is either not quoted or unidentified quote types used for string value {value.Display}. "
        + "Use either single or double quotes.");

    /// <summary>As much of the caller's text as a message repeats.</summary>
    /// <param name="text">The caller's text.</param>
    public static string Excerpt(string text) =>
        text.Length <= LanguageLimits.Excerpt ? text : string.Concat(text.AsSpan(0, LanguageLimits.Excerpt), "…");
}
