using System.Text;
using Bayou.Bench.Http;

namespace Bayou.Bench.Tests.Http;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("{\"run\":{\"info\":{\"run_id\":\"ab\",\"run_uuid\":\"cd\"}}}")]
    [InlineData("{\n  \"run\": {\n    \"info\": {\n      \"run_id\" : \"ab\"\n    }\n  }\n}")]
    public void First_InCompactOrIndentedJson_FindsTheField(string json) =>
        AnswerText.First(Encoding.UTF8.GetBytes(json), "\"run_id\""u8).ShouldBe("ab");

    [Fact]
    public void Last_OfAnEscapedText_IsUnescaped() =>
        AnswerText.Last("{\"x\":\"1\",\"x\":\"a\\/b\\u003d\"}"u8, "\"x\""u8).ShouldBe("a/b=");

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"x\": 1}")]
    public void First_WithoutThatText_IsNull(string json) => AnswerText.First(Encoding.UTF8.GetBytes(json), "\"x\""u8).ShouldBeNull();
}
