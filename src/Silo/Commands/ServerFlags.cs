using System.CommandLine;
using System.CommandLine.Parsing;
using Bayou.Silo.Configuration;

namespace Bayou.Silo.Commands;

/// <summary>The flags of <c>bayou server</c>.</summary>
internal static class ServerFlags
{
    internal static IEnumerable<Option> Build()
    {
        foreach (var setting in Settings.All.Where(setting => setting.Flag is not null))
        {
            var source = string.Join(", ", setting.Variables.Append(setting.OwnVariable));
            var standard = setting.Default.Length > 0 ? $"; default {setting.Default}" : "";
            yield return Make(setting.Flag!, setting.Alias, setting.IsSwitch, $"{setting.Description} [{source}{standard}]");
            if (setting.OppositeFlag is not null)
            {
                yield return Make(setting.OppositeFlag, null, isSwitch: true, $"The opposite of {setting.Flag}.");
            }
        }

        yield return Make(EnvironmentFile.Flag, null, isSwitch: false, EnvironmentFile.Description);
        foreach (var option in ForeignOptions.All.Append(ForeignOptions.RegistryStoreUri).Where(option => option.Flag is not null))
        {
            var hidden = Make(option.Flag!, option.Alias, option.IsSwitch, option.Description);
            hidden.Hidden = true;
            yield return hidden;
        }
    }

    /// <summary>The flags that were given, by their long names, with their values; <c>true</c> for a switch.</summary>
    /// <param name="parsed">The command line.</param>
    internal static Dictionary<string, string> Read(ParseResult parsed)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in parsed.RootCommandResult.Command.Options)
        {
            if (parsed.GetResult(option) is OptionResult { Implicit: false } result)
            {
                flags[option.Name] = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "true";
            }
        }

        return flags;
    }

    private static Option Make(string flag, string? alias, bool isSwitch, string description)
    {
        Option option = isSwitch ? new Option<bool>(flag) : new Option<string>(flag);
        option.Arity = isSwitch ? ArgumentArity.Zero : ArgumentArity.ExactlyOne;
        option.Description = description;
        if (alias is not null)
        {
            option.Aliases.Add(alias);
        }

        return option;
    }
}
