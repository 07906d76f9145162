namespace Bayou.Silo.Configuration;

/// <summary>
/// An option of <c>mlflow server</c> that Bayou has no use for. It is passed over with a warning, unless that would be unsafe.
/// </summary>
/// <param name="Flag">The flag, with its dashes; null when there is only a variable.</param>
/// <param name="Variables">MLflow's environment variables for it.</param>
/// <param name="Description">What Bayou does instead, or why it refuses: a sentence.</param>
internal sealed record ForeignOption(string? Flag, IReadOnlyList<string> Variables, string Description)
{
    /// <summary>A short form of the flag.</summary>
    internal string? Alias { get; init; }

    /// <summary>Whether the flag takes no value.</summary>
    internal bool IsSwitch { get; init; }

    /// <summary>Tells from the value whether passing it over would be unsafe. By default it never is.</summary>
    internal Func<string, bool> IsUnsafe { get; init; } = static _ => false;

    /// <summary>Tells from the value whether it asks for anything. By default it does.</summary>
    internal Func<string, bool> IsAsked { get; init; } = static _ => true;
}
