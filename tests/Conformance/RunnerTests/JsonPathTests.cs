using System.Text.Json;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Matching;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class JsonPathTests
{
    [Theory]
    [InlineData("$", """{"a":[{"b":1},{"b":2},{}]}""")]
    [InlineData("$.a[0].b", "1")]
    [InlineData("$.a[1]['b']", "2")]
    [InlineData("$.a[*].b", "[1,2]")]
    [InlineData("$.none[*].b", "[]")]
    public void Find_PathThatLeadsSomewhere_YieldsTheValue(string path, string expected) => Find(path).ShouldBe(expected);

    [Theory]
    [InlineData("$.b")]
    [InlineData("$.a[3]")]
    [InlineData("$.a.b")]
    public void Find_PathThatLeadsNowhere_YieldsNothing(string path) => Find(path).ShouldBeNull();

    [Theory]
    [InlineData("a.b")]
    [InlineData("$.a[?(@.b==1)]")]
    [InlineData("$..b")]
    public void Find_OtherSyntax_IsRefused(string path) => Should.Throw<ScenarioFormatException>(() => Find(path));

    private static string? Find(string path)
    {
        using var document = JsonDocument.Parse("""{"a":[{"b":1},{"b":2},{}]}""");
        return JsonPath.Find(document.RootElement, path)?.GetRawText();
    }
}
