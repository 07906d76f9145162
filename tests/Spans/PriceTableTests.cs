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
    [InlineData("big-2")]
    [InlineData("ft:big:org::1a2b")]
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
    [InlineData("gpt-4o-2024-08-06", 2.5, 10)]
    [InlineData("openai/gpt-4o", 2.5, 10)]
    [InlineData("gpt-5-mini-2025-08-07", 0.25, 2)]
    [InlineData("gpt-5.1-chat-latest", 1.25, 10)]
    [InlineData("gpt-5.4-mini-2026-03-17", 0.75, 4.5)]
    [InlineData("o3-2025-04-16", 2, 8)]
    [InlineData("claude-sonnet-4-5-20250929", 3, 15)]
    [InlineData("claude-opus-4-20250514", 15, 75)]
    [InlineData("claude-opus-4-6", 5, 25)]
    [InlineData("claude-haiku-4-5@20251001", 1, 5)]
    [InlineData("anthropic/claude-sonnet-4.5", 3, 15)]
    [InlineData("anthropic/claude-3.7-sonnet-20250219", 3, 15)]
    [InlineData("us.anthropic.claude-sonnet-4-20250514-v1:0", 3, 15)]
    [InlineData("global.anthropic.claude-opus-4-6-v1:0", 5, 25)]
    [InlineData("bedrock/eu.anthropic.claude-3-5-sonnet-20241022-v2:0", 3, 15)]
    [InlineData("claude-3-5-haiku-latest", 0.8, 4)]
    [InlineData("models/gemini-2.5-pro", 1.25, 10)]
    [InlineData("gemini-2.5-flash-preview-09-2025", 0.3, 2.5)]
    [InlineData("vertex_ai/gemini-2.0-flash-001", 0.1, 0.4)]
    [InlineData("publishers/google/models/gemini-3-flash-preview", 0.5, 3)]
    [InlineData("mistral/mistral-large-latest", 0.5, 1.5)]
    [InlineData("mistral-large-2411", 2, 6)]
    [InlineData("deepseek/deepseek-chat", 0.28, 0.42)]
    [InlineData("us.amazon.nova-pro-v1:0", 0.8, 3.2)]
    [InlineData("groq/llama-3.3-70b-versatile", 0.59, 0.79)]
    [InlineData("meta-llama/Llama-3.3-70B-Instruct-Turbo", 0.88, 0.88)]
    [InlineData("us.meta.llama3-3-70b-instruct-v1:0", 0.72, 0.72)]
    public void Default_WellKnownModels_HaveTheirPrices(string model, double input, double output)
    {
        var cost = PriceTable.Default.CostOf(model, null, new TokenUsage(1_000_000, 1_000_000, 2_000_000, null, null, null)).ShouldNotBeNull();

        cost.Input.ShouldBe(input, 1e-9);
        cost.Output.ShouldBe(output, 1e-9);
    }

    [Theory]
    [InlineData("claude-opus-4-9")]
    [InlineData("gpt-4o-audio-preview")]
    [InlineData("gemini-2.5-flash-image")]
    public void Default_NeighboursOfKnownModels_HaveNoPrice(string model) => PriceTable.Default.CostOf(model, null, Million).ShouldBeNull();

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("[]", "models")]
    [InlineData("""{"models": {"x": 5}}""", "'x'")]
    [InlineData("""{"models": {"x": {"output": 1}}}""", "'input'")]
    [InlineData("""{"models": {"x": {"input": -1}}}""", "'input' of 'x'")]
    public void Parse_Faults_AreNamed(string json, string named) =>
        Should.Throw<BayouException>(() => PriceTable.Parse(json)).Message.ShouldContain(named);
}
