namespace Bayou.Conformance.Tests.Running;

/// <summary>A step whose answer was not as expected.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
