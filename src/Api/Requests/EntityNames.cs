using System.Globalization;
using System.Text;
using Bayou.Contracts;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Requests;

/// <summary>MLflow's rules for the names of metrics, params and tags. A name could be used as a file's name, so it must be a normal relative path.</summary>
internal static class EntityNames
{
    private const int ShownCharacters = 200;

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">How errors call the field, such as <c>metrics[3].name</c>.</param>
    /// <param name="kind">How errors call the limit, such as <c>Metric name</c>.</param>
    internal static void Check(string name, string field, string kind)
    {
        foreach (var character in name.EnumerateRunes())
        {
            if (!IsAllowed(character))
            {
                throw Invalid(
                    name, field, "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).");
            }
        }

        if (!IsNormalPath(name))
        {
            throw Invalid(
                name,
                field,
                "Names may be treated as files in certain cases, and must not resolve to other names when treated as such: " +
                "no leading or trailing slash, no empty part, and no part that is '.' or '..'.");
        }

        CheckLength(name, Limits.Key, kind);
    }

    internal static void CheckLength(string value, int limit, string what)
    {
        if (value.Length > limit)
        {
            throw BayouException.InvalidParameter($"'{what}' exceeds the maximum length of {limit} characters. Shorten it.");
        }
    }

    /// <summary>Cuts a value that is too long, or refuses it where cutting is switched off.</summary>
    internal static string Truncate(string value, int limit, bool truncate, string what)
    {
        if (value.Length <= limit)
        {
            return value;
        }

        if (!truncate)
        {
            throw BayouException.InvalidParameter(
                $"'{what}' had length {value.Length}, which exceeded length limit of {limit}. Shorten it, or let the server cut it with MLFLOW_TRUNCATE_LONG_VALUES=true.");
        }

        // Half of a surrogate pair can't be stored.
        return char.IsHighSurrogate(value[limit - 1]) ? value[..(limit - 1)] : value[..limit];
    }

    /// <summary>A word character of Unicode, or one of the few signs that MLflow takes.</summary>
    private static bool IsAllowed(Rune character)
    {
        if (character.IsAscii)
        {
            return char.IsAsciiLetterOrDigit((char)character.Value) || (char)character.Value is '/' or '_' or '.' or '-' or ' ' or ':';
        }

        return Rune.GetUnicodeCategory(character)
            is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
    }

    /// <summary>Whether POSIX normalisation leaves a name as it is.</summary>
    private static bool IsNormalPath(string name)
    {
        if (name.Length == 0 || name[0] == '/')
        {
            return name.Length == 0;
        }

        foreach (var part in name.AsSpan().Split('/'))
        {
            if (name.AsSpan(part) is "" or "." or "..")
            {
                return false;
            }
        }

        return !name.StartsWith("..", StringComparison.Ordinal);
    }

    private static BayouException Invalid(string name, string field, string why)
    {
        var shown = name.Length <= ShownCharacters ? name : string.Concat(name.AsSpan(0, ShownCharacters), "...");
        return BayouException.InvalidParameter($"Invalid value \"{shown}\" for parameter '{field}' supplied: {why}");
    }
}
