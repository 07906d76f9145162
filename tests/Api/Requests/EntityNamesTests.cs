using Bayou.Api.Requests;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Tests.Requests;

public sealed class EntityNamesTests
{
    [Theory]
    [InlineData("loss")]
    [InlineData("val/loss")]
    [InlineData("a.b-c d:e_f")]
    [InlineData("größe")]
    [InlineData("損失")]
    [InlineData("a/..b")]
    public void Name_OfAllowedCharacters_IsTaken(string name) => Should.NotThrow(() => EntityNames.Check(name, "name", "Metric name"));

    [Theory]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData("/a")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("..a")]
    [InlineData("a*b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a🙂")]
    public void Name_ThatIsNoNormalPath_IsRefused(string name) =>
        Should.Throw<BayouException>(() => EntityNames.Check(name, "metrics[3].name", "Metric name"))
            .Message.ShouldContain("metrics[3].name");

    [Fact]
    public void Name_TooLong_IsRefusedWithItsLimit() =>
        Should.Throw<BayouException>(() => EntityNames.Check(new string('a', 251), "name", "Metric name"))
            .Message.ShouldStartWith("'Metric name' exceeds the maximum length of 250 characters");

    [Fact]
    public void Truncate_InTheMiddleOfASurrogatePair_LeavesWholeCharacters() =>
        EntityNames.Truncate("ab🙂", 3, truncate: true, "value").ShouldBe("ab");
}
