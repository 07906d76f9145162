using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>OpenInference, of Arize's Phoenix and many frameworks (https://arize-ai.github.io/openinference/spec/).</summary>
internal sealed class OpenInferenceDialect : IDialect
{
    private const string Kind = "openinference.span.kind";

    public bool IsScope(string scope) => scope.StartsWith("openinference.", StringComparison.Ordinal)
        || scope.StartsWith("@arizeai/openinference", StringComparison.Ordinal);

    public bool IsSpokenBy(SpanView span) =>
        span.HasAny(SpanFamilies.OpenInference) || (span.HasAny(SpanFamilies.Llm) && span.Has("llm.model_name"));

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= span.Text(Kind)?.ToUpperInvariant() switch
        {
            "PROMPT" => "TASK",
            "LLM" or "EMBEDDING" or "CHAIN" or "RETRIEVER" or "RERANKER" or "TOOL" or "AGENT" or "GUARDRAIL" or "EVALUATOR" =>
                span.Text(Kind)!.ToUpperInvariant(),
            _ => null,
        };
        facts.Inputs ??= span.Json("input.value") ?? IndexedAttributes.ToJson(span, "llm.input_messages.");
        facts.Outputs ??= span.Json("output.value")
            ?? IndexedAttributes.ToJson(span, "llm.output_messages.")
            ?? IndexedAttributes.ToJson(span, "retrieval.documents.")
            ?? IndexedAttributes.ToJson(span, "embedding.embeddings.");
        facts.Model ??= span.Text("llm.response.model_name", "llm.model_name")
            ?? span.Text("llm.request.model_name", "embedding.model_name")
            ?? span.Text("reranker.model_name");
        facts.Provider ??= span.Text("llm.provider", "llm.system");
        facts.Tokens ??= Tokens.Of(
            span.Count("llm.token_count.prompt"),
            span.Count("llm.token_count.completion"),
            span.Count("llm.token_count.total"),
            span.Count("llm.token_count.prompt_details.cache_read"),
            span.Count("llm.token_count.prompt_details.cache_write"),
            span.Count("llm.token_count.completion_details.reasoning"));
        facts.Cost ??= Costs.Of(span.Number("llm.cost.prompt"), span.Number("llm.cost.completion"), span.Number("llm.cost.total"));
        facts.ToolName ??= span.Text("tool.name");
        facts.Tools ??= IndexedAttributes.ToJson(span, "llm.tools.");
        facts.Session ??= span.Text("session.id");
        facts.User ??= span.Text("user.id") ?? span.Element("metadata")?.Text("user_id");
    }
}
