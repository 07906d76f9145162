namespace Bayou.Conformance.Tests.Documents;

/// <summary>A scenario file that can't be read as one.</summary>
internal sealed class ScenarioFormatException(string message, int line = 0) : Exception(line > 0 ? $"line {line}: {message}" : message);
