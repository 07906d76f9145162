namespace Bayou.Spans;

/// <summary>What to mask in spans and log records before anything is stored, as configuration gives it. Default: nothing.</summary>
public sealed record RedactionSettings
{
    /// <summary>Attribute keys whose whole value is masked, of any case; <c>*</c> stands for any characters, <c>?</c> for one.</summary>
    public IList<string> AttributeKeys { get; init; } = [];

    /// <summary>Names of built-in patterns to mask in texts: <see cref="RedactionRules.PatternNames"/>.</summary>
    public IList<string> Patterns { get; init; } = [];

    /// <summary>More patterns by name: regular expressions of .NET without backtracking, so without look-around and back-references.</summary>
    public IDictionary<string, string> Expressions { get; init; } = new Dictionary<string, string>();
}
