namespace Bayou.Silo.Configuration;

/// <summary>
/// Where settings come from. The strongest that has a value wins: the command line, MLflow's variables, Bayou's own variables,
/// <c>appsettings.json</c>, the default. An empty variable counts as unset.
/// </summary>
/// <param name="flags">Flags that were given, by their long names.</param>
/// <param name="environment">Environment variables.</param>
/// <param name="file">Values of the settings file, by key.</param>
/// <param name="report">Hears of values that were passed over.</param>
internal sealed class SettingSources(
    IReadOnlyDictionary<string, string> flags,
    IReadOnlyDictionary<string, string> environment,
    IReadOnlyDictionary<string, string> file,
    ConfigurationReport report)
{
    /// <summary>Finds the value of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>Null when it is given nowhere and has no default.</returns>
    internal SettingValue? Find(Setting setting) =>
        FromFlags(setting)
        ?? setting.Variables.Append(setting.OwnVariable).Select(Variable).FirstOrDefault(value => value is not null)
        ?? FromFile(setting)
        ?? (setting.Default.Length > 0 ? new SettingValue(setting.Default, setting.ShownName) : null);

    /// <summary>The value of a flag.</summary>
    /// <param name="name">With its dashes.</param>
    internal SettingValue? Flag(string name) => flags.TryGetValue(name, out var text) ? new SettingValue(text, name) : null;

    /// <summary>The value of an environment variable.</summary>
    /// <param name="name">Its name.</param>
    internal SettingValue? Variable(string name)
    {
        if (!environment.TryGetValue(name, out var text) || text.Length == 0)
        {
            return null;
        }

        if (name.EndsWith("_PORT", StringComparison.Ordinal) && text.StartsWith("tcp://", StringComparison.Ordinal))
        {
            report.Warn($"{name}={text} is what Kubernetes sets for a service of that name, not a port, and was passed over.");
            return null;
        }

        return new SettingValue(text, name);
    }

    /// <summary>Reports variables that look like settings of Bayou and are none.</summary>
    internal void WarnOfUnknownVariables()
    {
        var known = Settings.All.Select(setting => setting.OwnVariable).ToHashSet(StringComparer.Ordinal);
        var unknown = environment.Keys.Where(name =>
            name.StartsWith("BAYOU_", StringComparison.Ordinal)
            && !name.StartsWith("BAYOU_SERVICE_", StringComparison.Ordinal)
            && !name.StartsWith("BAYOU_PORT_", StringComparison.Ordinal)
            && !known.Contains(name));
        foreach (var name in unknown.Order(StringComparer.Ordinal))
        {
            report.Warn($"{name} is not a setting of Bayou and was passed over.");
        }
    }

    private SettingValue? FromFile(Setting setting) => file.TryGetValue(setting.Key, out var text)
        ? new SettingValue(text, $"{SettingsFile.Name} {SettingsFile.Section}:{setting.Key}")
        : null;

    private SettingValue? FromFlags(Setting setting)
    {
        var given = setting.Flag is null ? null : Flag(setting.Flag);
        if (setting.OppositeFlag is null || Flag(setting.OppositeFlag) is not { } opposite)
        {
            return given;
        }

        if (given is not null)
        {
            report.Fault($"{setting.Flag}, {setting.OppositeFlag}", "Only one of the two can be given.");
        }

        return opposite with { Text = "false" };
    }
}
