using System.Text.Json;
using Bayou.Contracts.Traces;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>Langfuse's SDKs (https://langfuse.com/integrations/native/opentelemetry). What a framework wrote is richer, so this one comes last.</summary>
internal sealed class LangfuseDialect : IDialect
{
    public bool IsScope(string scope) => false;

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.Langfuse);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= span.Text("langfuse.observation.type") switch
        {
            "generation" => "LLM",
            "embedding" => "EMBEDDING",
            "tool" => "TOOL",
            "retriever" => "RETRIEVER",
            "agent" => "AGENT",
            "chain" => "CHAIN",
            "evaluator" => "EVALUATOR",
            "guardrail" => "GUARDRAIL",
            _ => null,
        };
        facts.Inputs ??= span.Json("langfuse.observation.input");
        facts.Outputs ??= span.Json("langfuse.observation.output");
        facts.Model ??= span.Text("langfuse.observation.model.name");
        facts.Tokens ??= span.Element("langfuse.observation.usage_details") is { } usage ? ToTokens(usage) : null;
        facts.Cost ??= span.Element("langfuse.observation.cost_details") is { } cost
            ? Costs.Of(cost.Number("input"), cost.Number("output"), cost.Number("total"))
            : null;
        facts.Session ??= span.Text("langfuse.session.id");
        facts.User ??= span.Text("langfuse.user.id");
    }

    // Kinds of usage add up to the total, so that "input" is without what caches supply and "output" without reasoning; where the total says
    // otherwise, they are whole.
    private static TokenUsage? ToTokens(JsonElement usage)
    {
        var input = usage.Count("input") ?? usage.Count("prompt_tokens") ?? usage.Count("input_tokens");
        var output = usage.Count("output") ?? usage.Count("completion_tokens") ?? usage.Count("output_tokens");
        var total = usage.Count("total") ?? usage.Count("total_tokens");
        var read = usage.Count("input_cache_read") ?? usage.Count("cache_read_input_tokens") ?? usage.Count("input_cached_tokens");
        var written = usage.Count("input_cache_creation") ?? usage.Count("cache_creation_input_tokens");
        var reasoning = usage.Count("output_reasoning_tokens") ?? usage.Count("output_reasoning");
        if (total is null || total != Tokens.SaturatingSum(input ?? 0, output ?? 0))
        {
            input = input is { } fresh ? Tokens.SaturatingSum(fresh, Tokens.SaturatingSum(read ?? 0, written ?? 0)) : null;
            output = output is { } said ? Tokens.SaturatingSum(said, reasoning ?? 0) : null;
        }

        return Tokens.Of(input, output, total, read, written, reasoning);
    }
}
