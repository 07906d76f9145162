namespace Bayou.Silo.Configuration;

/// <summary>The configuration is at fault, which shows only when a part starts: a store that is locked, a taken port.</summary>
/// <param name="fault">What to mend.</param>
internal sealed class ConfigurationException(ConfigurationFault fault) : Exception(fault.Problem)
{
    internal ConfigurationFault Fault { get; } = fault;
}
