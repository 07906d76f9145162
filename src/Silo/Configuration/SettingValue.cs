namespace Bayou.Silo.Configuration;

/// <summary>The text given for a setting, and where.</summary>
/// <param name="Text">As given.</param>
/// <param name="Key">The flag, variable or settings key that it came from; what to name when it is wrong.</param>
internal sealed record SettingValue(string Text, string Key);
