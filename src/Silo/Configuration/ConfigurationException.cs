namespace Bayou.Silo.Configuration;

/// <summary>The configuration is at fault, which shows only when a part starts: a store that is locked, a taken port.</summary>
/// <param name="faults">What to mend; at least one.</param>
internal sealed class ConfigurationException(params IReadOnlyList<ConfigurationFault> faults) : Exception(faults[0].Problem)
{
    internal IReadOnlyList<ConfigurationFault> Faults { get; } = faults;
}
