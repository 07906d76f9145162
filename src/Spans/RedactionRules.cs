using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using Bayou.Contracts.Errors;
using Bayou.Spans.Redaction;

namespace Bayou.Spans;

/// <summary>What is masked in spans and log records before anything is stored. Safe for use by many threads at once.</summary>
public sealed class RedactionRules
{
    /// <summary>What stands in the place of a masked value.</summary>
    public const string Mask = "[REDACTED]";

    private readonly FrozenSet<string> _keys;
    private readonly ImmutableArray<string> _wildcards;
    private readonly ImmutableArray<TextPattern> _patterns;

    private RedactionRules(RedactionSettings settings)
    {
        _keys = settings.AttributeKeys.Where(key => !IsWildcard(key)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _wildcards = [.. settings.AttributeKeys.Where(IsWildcard)];
        _patterns =
        [
            .. BuiltInPatterns.All.Where(pattern => settings.Patterns.Contains(pattern.Name, StringComparer.OrdinalIgnoreCase)),
            .. settings.Expressions.Select(expression => TextPattern.Parse(expression.Key, expression.Value)),
        ];
    }

    /// <summary>Nothing is masked.</summary>
    public static RedactionRules None { get; } = new(new RedactionSettings());

    /// <summary>Names of the built-in patterns.</summary>
    public static ImmutableArray<string> PatternNames { get; } = [.. BuiltInPatterns.All.Select(pattern => pattern.Name)];

    /// <summary>Whether nothing is masked.</summary>
    public bool IsEmpty => _keys.Count == 0 && _wildcards.IsEmpty && _patterns.IsEmpty;

    /// <summary>What is wrong with settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="section">The configuration key that they stand under; messages begin with the key at fault.</param>
    /// <returns>One message for each fault; empty where all is well.</returns>
    public static IReadOnlyList<string> Validate(RedactionSettings settings, string section)
    {
        var faults = new List<string>();
        for (var i = 0; i < settings.AttributeKeys.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(settings.AttributeKeys[i]))
            {
                faults.Add($"{section}:{nameof(settings.AttributeKeys)}:{i} must be an attribute key, with * for any characters.");
            }
        }

        for (var i = 0; i < settings.Patterns.Count; i++)
        {
            if (!PatternNames.Contains(settings.Patterns[i], StringComparer.OrdinalIgnoreCase))
            {
                faults.Add($"{section}:{nameof(settings.Patterns)}:{i} is '{settings.Patterns[i]}'; it must be one of {string.Join(", ", PatternNames)}.");
            }
        }

        foreach (var (name, expression) in settings.Expressions)
        {
            if (TextPattern.FaultOf(expression) is { } fault)
            {
                faults.Add($"{section}:{nameof(settings.Expressions)}:{name} is not an expression that can be used: {fault}");
            }
        }

        return faults;
    }

    /// <summary>Rules of settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: <see cref="Validate"/> finds faults; the message holds them.</exception>
    public static RedactionRules Create(RedactionSettings settings)
    {
        var faults = Validate(settings, "Redaction");
        return faults.Count == 0 ? new RedactionRules(settings) : throw BayouException.InvalidParameter(string.Join(' ', faults));
    }

    /// <summary>Whether an attribute's whole value is masked.</summary>
    internal bool Covers(string key)
    {
        if (_keys.Contains(key))
        {
            return true;
        }

        foreach (var wildcard in _wildcards)
        {
            if (FileSystemName.MatchesSimpleExpression(wildcard, key, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A text with what the patterns find masked; the same object where they find nothing.</summary>
    internal string Apply(string text)
    {
        foreach (var pattern in _patterns)
        {
            text = pattern.Apply(text);
        }

        return text;
    }

    private static bool IsWildcard(string key) => key.AsSpan().ContainsAny('*', '?');
}
