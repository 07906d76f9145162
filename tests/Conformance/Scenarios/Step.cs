namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>One thing that a scenario does.</summary>
/// <param name="Line">Where it is written.</param>
internal abstract record Step(int Line);
