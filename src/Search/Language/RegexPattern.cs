using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>
/// A pattern of RLIKE: a regular expression that a text must hold somewhere. Time grows with the text's length, never with the number of
/// ways to match, so what only a backtracking engine can do (back references, lookaround) is refused.
/// </summary>
internal sealed class RegexPattern : ITextPattern
{
    private readonly Regex _regex;

    /// <summary>Prepares a pattern.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it can't be understood, or needs backtracking.</exception>
    public RegexPattern(string pattern)
    {
        Literals = Regex.Escape(pattern) == pattern ? [pattern] : [];
        try
        {
            _regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new BayouException(
                ErrorCode.InvalidParameterValue,
                $"Invalid regular expression '{LanguageError.Excerpt(pattern)}' behind RLIKE: {exception.Message} "
                + "Write one without back references and lookaround.",
                exception);
        }
    }

    /// <summary>Known of an expression without special characters only.</summary>
    /// <inheritdoc/>
    public ImmutableArray<string> Literals { get; }

    /// <inheritdoc/>
    public bool Matches(ReadOnlySpan<char> text) => _regex.IsMatch(text);
}
