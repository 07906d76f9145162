using System.Text.RegularExpressions;

namespace Bayou.Conformance.Tests.Documents;

/// <summary>
/// Text, or a plain (unquoted) null, boolean or JSON number. The digits of a number are kept as written, so that
/// a request can carry 1e400 or 20 digits.
/// </summary>
internal sealed partial record ScalarNode(string Text, bool Quoted, string? Tag = null, int Line = 0) : Node(Tag, Line)
{
    public bool IsNull => !Quoted && Text is "" or "~" or "null";

    public bool IsBoolean => !Quoted && Text is "true" or "false";

    public bool IsNumber => !Quoted && JsonNumber().IsMatch(Text);

    public bool IsText => !IsNull && !IsBoolean && !IsNumber;

    public static ScalarNode OfText(string text, int line = 0) => new(text, Quoted: true, Line: line);

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
