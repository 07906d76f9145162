using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Runs a fragment: steps that many files share.</summary>
/// <param name="Fragment">Its name in fragments.yaml.</param>
/// <param name="With">Variables for it.</param>
internal sealed record UseStep(string Fragment, MappingNode With, int Line) : Step(Line);
