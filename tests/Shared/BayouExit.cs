namespace Bayou.Testing;

/// <summary>How a Bayou process ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">All of standard output.</param>
/// <param name="Error">All of standard error.</param>
public sealed record BayouExit(int Code, string Output, string Error);
