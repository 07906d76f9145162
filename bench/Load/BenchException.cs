namespace Bayou.Bench;

/// <summary>A measurement could not be made; the message is for whoever called the tool.</summary>
internal sealed class BenchException(string message) : Exception(message);
