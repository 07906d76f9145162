using System.Text.RegularExpressions;

namespace Bayou.Spans.Redaction;

/// <summary>A pattern that is masked in texts. Time grows with the text's length alone, since the expressions don't backtrack.</summary>
/// <param name="name">Shown in the mask.</param>
/// <param name="expression">What is masked.</param>
/// <param name="mayOccur">A cheap test that tells most texts without it; null for none.</param>
/// <param name="isReal">A test of what was found; null where the expression is enough.</param>
internal sealed class TextPattern(string name, Regex expression, Func<string, bool>? mayOccur, Func<string, bool>? isReal)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private readonly string _mask = $"[REDACTED:{name}]";

    internal string Name => name;

    internal static TextPattern Parse(string name, string expression) => new(name, Compile(expression), null, null);

    internal static Regex Compile(string expression) => new(expression, Options);

    /// <summary>Why an expression can't be used, or null.</summary>
    internal static string? FaultOf(string expression)
    {
        try
        {
            return Compile(expression).IsMatch("") ? "it matches the empty text." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }

    internal string Apply(string text)
    {
        if (mayOccur?.Invoke(text) == false)
        {
            return text;
        }

        return isReal is null
            ? expression.Replace(text, _mask.Replace("$", "$$", StringComparison.Ordinal))
            : expression.Replace(text, match => isReal(match.Value) ? _mask : match.Value);
    }
}
