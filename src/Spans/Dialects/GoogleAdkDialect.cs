using System.Text.Json;
using Bayou.Contracts.Traces;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>Google's Agent Development Kit (https://google.github.io/adk-docs/). It writes <c>{}</c> where content isn't to be captured.</summary>
internal sealed class GoogleAdkDialect : IDialect
{
    public bool IsScope(string scope) => scope is "gcp.vertex.agent" or "google.adk";

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.GoogleAdk);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name"))
            ?? (span.Has("gcp.vertex.agent.tool_call_args") ? "TOOL" : span.Has("gcp.vertex.agent.llm_request") ? "LLM" : null);
        facts.Inputs ??= span.Json("gcp.vertex.agent.tool_call_args") ?? span.Json("gcp.vertex.agent.llm_request");
        facts.Outputs ??= span.Json("gcp.vertex.agent.tool_response") ?? span.Json("gcp.vertex.agent.llm_response");
        facts.Tokens ??= span.Element("gcp.vertex.agent.llm_response") is { } response ? ToTokens(response) : null;
        facts.Session ??= span.Text("gcp.vertex.agent.session_id");
    }

    // Gemini's own counts: what the span counts as output is without thoughts. Python writes other names than JavaScript.
    private static TokenUsage? ToTokens(JsonElement response)
    {
        var usage = response.Member("usageMetadata") ?? response.Member("usage_metadata");
        long? Count(string name, string pythonName) => usage?.Count(name) ?? usage?.Count(pythonName);
        var thoughts = Count("thoughtsTokenCount", "thoughts_token_count");
        return Count("candidatesTokenCount", "candidates_token_count") is { } answer
            ? Tokens.Of(
                Count("promptTokenCount", "prompt_token_count"),
                Tokens.SaturatingSum(answer, thoughts ?? 0),
                Count("totalTokenCount", "total_token_count"),
                Count("cachedContentTokenCount", "cached_content_token_count"),
                null,
                thoughts)
            : null;
    }
}
