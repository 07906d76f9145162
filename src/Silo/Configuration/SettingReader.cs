using System.Globalization;
using System.Text.RegularExpressions;

namespace Bayou.Silo.Configuration;

/// <summary>
/// Reads settings as what they are. A value at fault is reported and read as its type's empty value, so that reading goes on.
/// </summary>
/// <param name="sources">Where settings come from.</param>
/// <param name="report">Hears of faults.</param>
internal sealed class SettingReader(SettingSources sources, ConfigurationReport report)
{
    /// <summary>Text, without white space around it; empty when there is none.</summary>
    internal string Text(Setting setting) => sources.Find(setting)?.Text.Trim() ?? "";

    /// <summary>The name to show for where a setting's value came from.</summary>
    internal string KeyOf(Setting setting) => sources.Find(setting)?.Key ?? setting.ShownName;

    /// <summary>Comma-separated texts.</summary>
    internal IReadOnlyList<string> List(Setting setting) =>
        Text(setting).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal int Integer(Setting setting, int min, int max)
    {
        var text = Text(setting);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        report.Fault(KeyOf(setting), $"'{text}' is not a whole number from {min} to {max}.");
        return 0;
    }

    internal bool Boolean(Setting setting)
    {
        var value = sources.Find(setting)!;
        if (TryBoolean(value.Text, out var result))
        {
            return result;
        }

        report.Fault(value.Key, $"'{value.Text}' is neither true nor false.");
        return false;
    }

    /// <summary>One of some words, in any case.</summary>
    internal T Choice<T>(Setting setting, params (string Word, T Value)[] words)
        where T : struct
    {
        var text = Text(setting);
        foreach (var (word, value) in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        report.Fault(KeyOf(setting), $"'{text}' is none of {string.Join(", ", words.Select(pair => pair.Word))}.");
        return default;
    }

    /// <summary>A regular expression; null when there is none. One look at a text may take 100 ms, so that no text can occupy the server.</summary>
    internal Regex? Pattern(Setting setting)
    {
        var text = Text(setting);
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return new Regex(text, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (ArgumentException exception)
        {
            report.Fault(KeyOf(setting), $"'{text}' is not a regular expression: {exception.Message}");
            return null;
        }
    }

    /// <summary>Reads the words that MLflow's command line takes for true and false.</summary>
    internal static bool TryBoolean(string text, out bool value)
    {
        var word = text.Trim().ToUpperInvariant();
        value = word is "TRUE" or "1" or "YES" or "ON";
        return value || word is "FALSE" or "0" or "NO" or "OFF";
    }
}
