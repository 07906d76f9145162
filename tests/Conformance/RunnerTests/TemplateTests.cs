using System.Text;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Templates;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class TemplateTests
{
    private static readonly Scope Variables = Scope.Empty
        .With("name", ScalarNode.OfText("alpha"))
        .With("digits", ScalarNode.OfText("42"))
        .With("n", 7)
        .With("list", YamlDocument.Parse("[a, {b: 1}]"));

    [Theory]
    [InlineData("run-${name}-${n}", "\"run-alpha-7\"")]
    [InlineData("'${n}'", "7")]
    [InlineData("!text '${n}'", "\"7\"")]
    [InlineData("'${digits}'", "\"42\"")]
    [InlineData("'${list}'", """["a",{"b":1}]""")]
    [InlineData("$${name}", "\"${name}\"")]
    [InlineData("{'k-${n}': 1}", """{"k-7":1}""")]
    [InlineData("[0, !repeat {count: 2, item: {key: 'm${i}', step: '${i}'}}]", """[0,{"key":"m0","step":0},{"key":"m1","step":1}]""")]
    [InlineData("[!repeat {count: 2, from: 5, item: '${i}'}]", "[5,6]")]
    [InlineData("!chars {text: ab, count: 3}", "\"ababab\"")]
    [InlineData("1e400", "1e400")]
    [InlineData("[true, null, ~, 'true', yes]", """[true,null,null,"true","yes"]""")]
    public void Expand_Template_FillsIn(string template, string expected) =>
        Encoding.UTF8.GetString(JsonText.Write(Template.Expand(YamlDocument.Parse(template), Variables))).ShouldBe(expected);

    [Fact]
    public void Expand_TagAroundVariable_AppliesToItsValue() =>
        Template.Expand(YamlDocument.Parse("!startsWith '${name}'"), Variables).ShouldBe(ScalarNode.OfText("alpha").WithTag("startsWith"));

    [Theory]
    [InlineData("${missing}")]
    [InlineData("a${list}")]
    [InlineData("[!repeat {item: 1}]")]
    public void Expand_TemplateWithoutMeaning_IsRefused(string template) =>
        Should.Throw<ScenarioFormatException>(() => Template.Expand(YamlDocument.Parse(template), Variables));

    [Fact]
    public void Renewed_BuiltIns_AreFreshEachTime()
    {
        var first = Scope.Empty.Renewed(TimeProvider.System);
        var second = first.Renewed(TimeProvider.System);

        second.Get("unique", 0).ShouldNotBe(first.Get("unique", 0));
        second.Get("hex32", 0).AsText("hex32").Length.ShouldBe(32);
    }
}
