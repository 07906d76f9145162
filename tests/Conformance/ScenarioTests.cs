using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests;

/// <summary>Every case of every scenario file is one test.</summary>
public sealed class ScenarioTests(TargetFixture target) : IClassFixture<TargetFixture>
{
    public static TheoryData<string> Cases { get; } =
        [.. ScenarioCatalog.Load().Files.SelectMany(file => file.Cases.Select(file.IdOf))];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Scenario(string id) => target.RunAsync(id);
}
