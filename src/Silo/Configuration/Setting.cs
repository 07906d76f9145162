using System.Text;

namespace Bayou.Silo.Configuration;

/// <summary>One setting of the server and all the names under which it can be given.</summary>
/// <param name="Key">Its place in <c>appsettings.json</c> under <c>Bayou</c>: section and name.</param>
/// <param name="Flag">The command line's name for it, with dashes; null when it has none.</param>
/// <param name="Variables">MLflow's environment variables, strongest first.</param>
/// <param name="Default">The value when it is given nowhere; empty for none.</param>
/// <param name="Description">For <c>--help</c>.</param>
internal sealed record Setting(string Key, string? Flag, IReadOnlyList<string> Variables, string Default, string Description)
{
    /// <summary>A short form of the flag, such as <c>-p</c>.</summary>
    internal string? Alias { get; init; }

    /// <summary>Whether the flag takes no value.</summary>
    internal bool IsSwitch { get; init; }

    /// <summary>The flag that sets a switch to false.</summary>
    internal string? OppositeFlag { get; init; }

    /// <summary>
    /// Bayou's own environment variable, made from the last part of the key: <c>Server:ShutdownTimeoutSeconds</c> is
    /// <c>BAYOU_SHUTDOWN_TIMEOUT_SECONDS</c>.
    /// </summary>
    internal string OwnVariable { get; } = "BAYOU" + UpperSnake(Key[(Key.LastIndexOf(':') + 1)..]);

    /// <summary>The name to show to whoever has to set it.</summary>
    internal string ShownName => Flag is null ? OwnVariable : $"{Flag} ({string.Join(", ", Variables.DefaultIfEmpty(OwnVariable))})";

    private static string UpperSnake(string pascal)
    {
        var text = new StringBuilder();
        foreach (var character in pascal)
        {
            text.Append(char.IsAsciiLetterUpper(character) ? "_" : "").Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}
