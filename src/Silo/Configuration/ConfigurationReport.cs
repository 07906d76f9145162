namespace Bayou.Silo.Configuration;

/// <summary>What reading the configuration found. Reading goes on after a fault, so that all are told at once.</summary>
internal sealed class ConfigurationReport
{
    private readonly List<ConfigurationFault> _faults = [];
    private readonly List<string> _warnings = [];

    /// <summary>What keeps the server from starting.</summary>
    internal IReadOnlyList<ConfigurationFault> Faults => _faults;

    /// <summary>What the server starts with, but differently from what was perhaps meant.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    internal void Fault(string key, string problem) => _faults.Add(new ConfigurationFault(key, problem));

    internal void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Writes the faults, one a line.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="faults">What is at fault.</param>
    internal static void Write(TextWriter error, IReadOnlyList<ConfigurationFault> faults)
    {
        error.WriteLine($"bayou: the configuration has {(faults.Count == 1 ? "a fault" : $"{faults.Count} faults")}:");
        foreach (var fault in faults)
        {
            error.WriteLine($"  {fault.Key}: {fault.Problem}");
        }
    }
}
