using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Scenarios;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class ScenarioReaderTests
{
    [Theory]
    [InlineData("cases: [{name: a, request: {path: /}, respons: {}}]", "no field 'respons'")]
    [InlineData("cases: [{name: a, steps: [{request: {path: /}, respons: {}}]}]", "no field 'respons'")]
    [InlineData("cases: [{name: a, bayou: true, request: {path: /}}]", "needs a 'why'")]
    [InlineData("cases: [{name: a, request: {path: /}}, {name: a, request: {path: /}}]", "Two cases are named 'a'")]
    [InlineData("cases: [{name: a}]", "steps or a request")]
    [InlineData("cases: [{request: {path: /}}]", "needs a name")]
    [InlineData("about: nothing", "needs cases")]
    [InlineData("cases: [", "")]
    public void Read_FaultyFile_SaysWhatIsWrong(string yaml, string message) =>
        Should.Throw<ScenarioFormatException>(() => ScenarioReader.Read("area", "file", yaml)).Message.ShouldContain(message);

    [Fact]
    public void Read_Each_StandsInForWhatACaseLeavesOut()
    {
        var file = ScenarioReader.Read("area", "file", """
            each:
              request: {path: /shared}
              response: {status: 404}
            cases:
              - {name: both shared, with: {x: 1}}
              - {name: own answer, response: {status: 200}}
            """);

        var steps = file.Cases.Select(scenario => scenario.Steps.ShouldHaveSingleItem().ShouldBeOfType<RequestStep>()).ToArray();
        steps[0].Request.ShouldBeSameAs(steps[1].Request);
        steps[0].Response.ShouldNotBeSameAs(steps[1].Response);
    }

    [Fact]
    public void Read_BayouFile_MarksAllItsCases() =>
        ScenarioReader.Read("area", "file", "{bayou: true, why: because, cases: [{name: a, request: {path: /}}]}")
            .Cases.ShouldHaveSingleItem().BayouOnly.ShouldBeTrue();
}
