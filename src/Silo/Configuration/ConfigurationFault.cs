namespace Bayou.Silo.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The flag, variable or settings key to mend.</param>
/// <param name="Problem">What is wrong with it, as a sentence.</param>
internal sealed record ConfigurationFault(string Key, string Problem);
