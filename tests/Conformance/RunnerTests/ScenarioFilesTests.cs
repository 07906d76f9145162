using Bayou.Conformance.Tests.Scenarios;

namespace Bayou.Conformance.Tests.RunnerTests;

/// <summary>What can be said of the scenario files without a server.</summary>
public sealed class ScenarioFilesTests
{
    private const int Fewest = 800;

    private static readonly ScenarioCatalog Catalog = ScenarioCatalog.Load();

    [Fact]
    public void Catalog_Loads_WithAllItsCases() => Catalog.Files.Sum(file => file.Cases.Length).ShouldBeGreaterThanOrEqualTo(Fewest);

    [Fact]
    public void Fragments_Used_Exist() => Catalog.Files
        .SelectMany(file => file.Setup.Concat(file.Before).Concat(file.Cases.SelectMany(scenario => scenario.Steps)))
        .Concat(Catalog.Fragments.Values.SelectMany(steps => steps))
        .SelectMany(UsedBy)
        .ShouldAllBe(name => Catalog.Fragments.ContainsKey(name));

    private static IEnumerable<string> UsedBy(Step step) => step switch
    {
        UseStep use => [use.Fragment],
        LoopStep loop => loop.Body.SelectMany(UsedBy),
        _ => [],
    };
}
