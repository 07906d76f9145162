using System.Text;
using System.Text.RegularExpressions;

namespace Bayou.Silo.Configuration;

/// <summary>
/// Reads a file of environment variables as MLflow's <c>--env-file</c> does (python-dotenv): <c>NAME=value</c> lines, an optional
/// <c>export</c>, comments, single quotes (literal), double quotes (with escapes), and <c>${NAME}</c> or <c>${NAME:-default}</c>.
/// </summary>
internal static partial class EnvironmentFile
{
    internal const string Flag = "--env-file";
    internal const string Description = "Read environment variables from a file of NAME=value lines; variables that are set already win.";

    private const string AssignmentPattern =
        @"^(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_.]*)\s*=\s*"
        + @"(?:'(?<single>(?:\\.|[^'\\])*)'\s*(?:#.*)?"
        + @"|""(?<double>(?:\\.|[^""\\])*)""\s*(?:#.*)?"
        + @"|(?<bare>.*?)(?:\s+#.*)?)$";

    /// <summary>Adds the file's variables to those of the process. What the process has already stays as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">The variables of the process; the file's are added.</param>
    /// <param name="report">Hears of faults.</param>
    /// <returns>What was added.</returns>
    internal static IReadOnlyList<string> Load(string path, IDictionary<string, string> environment, ConfigurationReport report)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            report.Fault(Flag, $"The file '{path}' can't be read: {exception.Message}");
            return [];
        }

        List<string> added = [];
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (!TryParse(line, out var name, out var value))
            {
                report.Fault(Flag, $"Line {number} of '{path}' is not NAME=value, or its quotes are not closed.");
                continue;
            }

            if (environment.TryAdd(name, Expand(value, environment)))
            {
                added.Add(name);
            }
        }

        return added;
    }

    private static bool TryParse(string line, out string name, out string value)
    {
        var match = Assignment().Match(line);
        name = match.Groups["name"].Value;
        value = "";
        if (!match.Success)
        {
            return false;
        }

        if (match.Groups["single"] is { Success: true } single)
        {
            value = single.Value.Replace(@"\'", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);
        }
        else if (match.Groups["double"] is { Success: true } quoted)
        {
            value = Unescape(quoted.Value);
        }
        else
        {
            value = match.Groups["bare"].Value;
            return value is not ['"' or '\'', ..];
        }

        return true;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            _ = text[i] switch
            {
                'n' => result.Append('\n'),
                'r' => result.Append('\r'),
                't' => result.Append('\t'),
                '"' or '\\' or '\'' => result.Append(text[i]),
                _ => result.Append('\\').Append(text[i]),
            };
        }

        return result.ToString();
    }

    private static string Expand(string value, IDictionary<string, string> environment) =>
        Reference().Replace(value, match =>
            environment.TryGetValue(match.Groups["name"].Value, out var known) ? known : match.Groups["default"].Value);

    [GeneratedRegex(AssignmentPattern)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\$\{(?<name>[^}:]+)(?::-(?<default>[^}]*))?\}")]
    private static partial Regex Reference();
}
