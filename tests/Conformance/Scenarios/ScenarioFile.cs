using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>One file of scenarios about one behaviour.</summary>
/// <param name="Area">Its folder.</param>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Vars">Variables, filled in once per file.</param>
/// <param name="Setup">Run once before the first case.</param>
/// <param name="Before">Run before every case.</param>
/// <param name="Cases">At least one.</param>
internal sealed record ScenarioFile(
    string Area,
    string Name,
    MappingNode Vars,
    ImmutableArray<Step> Setup,
    ImmutableArray<Step> Before,
    ImmutableArray<ScenarioCase> Cases)
{
    public string IdOf(ScenarioCase scenario) => $"{Area}/{Name}/{scenario.Name}";
}
