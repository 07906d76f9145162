using System.Collections.Immutable;

namespace Bayou.Spans.Redaction;

/// <summary>Patterns of what should not be in traces. Those of secrets come first: an address may be part of one.</summary>
internal static class BuiltInPatterns
{
    private const int LeastCardDigits = 13;
    private const int LeastPhoneDigits = 7;

    internal static ImmutableArray<TextPattern> All { get; } =
    [
        Make("jwt", @"\beyJ[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]*", Has("eyJ")),
        Make("bearer", @"\b[Bb]earer +[A-Za-z0-9._~+/\-]{8,}=*", Has("earer ")),
        Make("api-key", @"\b(?:sk-[A-Za-z0-9_\-]{16,}|AIza[A-Za-z0-9_\-]{30,}|xox[abeprs]-[A-Za-z0-9\-]{10,}|hf_[A-Za-z0-9]{20,})", HasAny("sk-", "AIza", "xox", "hf_")),
        Make("aws-key", @"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", HasAny("AKIA", "ASIA")),
        Make("github-token", @"\b(?:gh[opsur]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})", HasAny("gho_", "ghp_", "ghs_", "ghu_", "ghr_", "github_pat_")),
        Make("email", @"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+", text => text.Contains('@')),
        Make("credit-card", @"\b[0-9](?:[ \-]?[0-9]){12,18}\b", text => DigitChains.Has(text, LeastCardDigits), Luhn.Holds),
        Make("phone", @"(?:\+[0-9][0-9 ().\-]{7,18}[0-9]\b|\b\(?[0-9]{3}\)?[ .\-][0-9]{3}[ .\-][0-9]{4}\b)", text => DigitChains.Has(text, LeastPhoneDigits)),
    ];

    private static TextPattern Make(string name, string expression, Func<string, bool> mayOccur, Func<string, bool>? isReal = null) =>
        new(name, TextPattern.Compile(expression), mayOccur, isReal);

    private static Func<string, bool> Has(string part) => text => text.Contains(part, StringComparison.Ordinal);

    private static Func<string, bool> HasAny(params string[] parts)
    {
        var search = System.Buffers.SearchValues.Create(parts, StringComparison.Ordinal);
        return text => text.AsSpan().ContainsAny(search);
    }
}
