using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;

namespace Bayou.Spans.Tests;

public sealed class PriceTableTests
{
    private static readonly TokenUsage Million = new(1_000_000, 0, 1_000_000, null, null, null);

    private static readonly PriceTable Table = PriceTable.Parse("""
        {"models": {"big": {"input": 1e-6, "output": 2e-6, "cache_read": 1e-7, "cache_write": 2e-6}, "big-mini": {"input": 2e-6, "output": 0},
          "azure/big": {"input": 3e-6, "output": 0}, "big-2024-05-13": {"input": 4e-6, "output": 0}}}
        """);

    [Theory]
    [InlineData("big", null, 1)]
    [InlineData("BIG", null, 1)]
    [InlineData("big", "azure", 3)]
    [InlineData("big", "other", 1)]
    [InlineData("openai/big", null, 1)]
    [InlineData("azure/big", null, 3)]
    [InlineData("big-2024-08-06", null, 1)]
    [InlineData("big-2024-05-13", null, 4)]
    [InlineData("big-mini-2024-07-18", null, 2)]
    [InlineData("big@20250514", null, 1)]
    [InlineData("us.vendor.big-20250514-v1:0", null, 1)]
    [InlineData("big-latest", null, 1)]
    public void CostOf_ModelByAnyOfItsNames_IsFound(string model, string? provider, double dollars) =>
        Table.CostOf(model, provider, Million)!.Total.ShouldBe(dollars, 1e-9);

    [Theory]
    [InlineData("big-audio")]
    [InlineData("bigger")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("gateway:/big")]
    [InlineData("endpoints:/big")]
    public void CostOf_UnknownModel_IsNull(string model) => Table.CostOf(model, null, Million).ShouldBeNull();

    [Fact]
    public void CostOf_CachedInput_HasItsOwnPrice()
    {
        var cost = Table.CostOf("big", null, new TokenUsage(1000, 100, 1100, 600, 300, null))!;

        cost.Input.ShouldBe((100 * 1e-6) + (600 * 1e-7) + (300 * 2e-6), 1e-12);
        cost.Output.ShouldBe(100 * 2e-6, 1e-12);
        cost.Total.ShouldBe(cost.Input + cost.Output, 1e-12);
    }

    [Theory]
    [InlineData("gpt-4o-2024-08-06")]
    [InlineData("claude-sonnet-4-5-20250929")]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0")]
    [InlineData("models/gemini-2.5-pro")]
    [InlineData("claude-3-5-haiku-latest")]
    public void Default_WellKnownModels_HaveAPrice(string model) => PriceTable.Default.CostOf(model, null, Million).ShouldNotBeNull();

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "models")]
    [InlineData("""{"models": {"x": 5}}""", "'x'")]
    [InlineData("""{"models": {"x": {"output": 1}}}""", "'input'")]
    [InlineData("""{"models": {"x": {"input": -1}}}""", "'input' of 'x'")]
    public void Parse_Faults_AreNamed(string json, string named) =>
        Should.Throw<BayouException>(() => PriceTable.Parse(json)).Message.ShouldContain(named);
}
