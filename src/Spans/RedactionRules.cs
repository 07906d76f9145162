namespace Bayou.Spans;

/// <summary>What is masked in spans before anything is stored.</summary>
public sealed class RedactionRules
{
    /// <summary>Nothing is masked.</summary>
    public static RedactionRules None { get; } = new();
}
