using System.Text;
using System.Text.Json;
using Bayou.Api.Traces;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Tests.Traces;

public sealed class SpanHeadTextTests
{
    private static readonly SpanHead s_head = new(
        "00000000000000a2", "00000000000000a1", "chat", "CHAT_MODEL", 3, SpanStatus.Error, 1_769_860_800_000_000_000, 1_769_860_801_000_000_000, "gpt-5", "openai",
        new TokenUsage(10, 5, 15, null, 0, 2), new SpanCost(0.25, 1e-7, 3), 2048, 7);

    [Fact]
    public void Head_WithEverything_HasEachMember() => Text(s_head).ShouldBe(
        """
        {"span_id":"00000000000000a2","parent_span_id":"00000000000000a1","name":"chat","type":"CHAT_MODEL","kind":3,"status":"ERROR",
        "start_time_unix_nano":1769860800000000000,"end_time_unix_nano":1769860801000000000,"model":"gpt-5","provider":"openai",
        "tokens":{"input_tokens":10,"output_tokens":5,"total_tokens":15,"cache_creation_input_tokens":0,"reasoning_output_tokens":2},
        "cost":{"input_cost":0.25,"output_cost":1E-07,"total_cost":3.0},"size_bytes":2048}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Head_WithLittle_LeavesOutWhatIsNotTold() => Text(new SpanHead(
        "00000000000000a1", null, "", null, 0, SpanStatus.Unset, -1, 0, null, null, new TokenUsage(null, null, null, null, null, null), null, 0, 0)).ShouldBe(
        """{"span_id":"00000000000000a1","name":"","kind":0,"status":"UNSET","start_time_unix_nano":-1,"end_time_unix_nano":0,"tokens":{},"size_bytes":0}""");

    [Theory]
    [InlineData("a \"quoted\" \\ name\n\u0001")]
    [InlineData("größe 🙂 <b>&'+</b>")]
    public void Name_OfAnyCharacters_ReadsAsItWas(string name)
    {
        var repeated = string.Concat(Enumerable.Repeat(name, 2000));
        var text = new SpanHeadText();
        foreach (var given in new[] { name, repeated, name })
        {
            using var read = JsonDocument.Parse(Encoding.UTF8.GetString(text.Write(s_head with { Name = given, Model = given })));
            read.RootElement.GetProperty("name").GetString().ShouldBe(given);
            read.RootElement.GetProperty("model").GetString().ShouldBe(given);
        }
    }

    [Fact]
    public void Cost_ThatIsNoNumber_IsAWord() =>
        Text(s_head with { Cost = new SpanCost(double.NaN, double.PositiveInfinity, double.NegativeInfinity) })
            .ShouldContain("""{"input_cost":"NaN","output_cost":"Infinity","total_cost":"-Infinity"}""");

    private static string Text(SpanHead head) => Encoding.UTF8.GetString(new SpanHeadText().Write(head));
}
