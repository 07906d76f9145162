using Bayou.Contracts.Traces;

namespace Bayou.Spans.Dialects;

/// <summary>OpenLLMetry of Traceloop, whose instrumentations number their messages (https://github.com/traceloop/openllmetry).</summary>
internal sealed class TraceloopDialect : IDialect
{
    public bool IsScope(string scope) => scope.StartsWith("@traceloop/", StringComparison.Ordinal) || scope == "traceloop.tracer";

    public bool IsSpokenBy(SpanView span) =>
        span.HasAny(SpanFamilies.Traceloop)
        || (span.HasAny(SpanFamilies.Llm) && span.Has("llm.request.type"))
        || (span.HasAny(SpanFamilies.GenAi) && (span.Has("gen_ai.prompt.0.role") || span.Has("gen_ai.prompt.0.content")));

    public void Read(SpanView span, FactsDraft facts)
    {
        // Newer instrumentations call every step a task, and tell the rest by the operation.
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name"));
        facts.Type ??= span.Text("traceloop.span.kind") switch
        {
            "workflow" => "WORKFLOW",
            "task" => "TASK",
            "agent" => "AGENT",
            "tool" => "TOOL",
            _ => null,
        };
        facts.Type ??= span.Text("llm.request.type") switch
        {
            "chat" => "CHAT_MODEL",
            "completion" => "LLM",
            "embedding" => "EMBEDDING",
            "rerank" => "RERANKER",
            _ => null,
        };
        facts.Inputs ??= span.Json("traceloop.entity.input") ?? IndexedAttributes.ToJson(span, "gen_ai.prompt.");
        facts.Outputs ??= span.Json("traceloop.entity.output") ?? IndexedAttributes.ToJson(span, "gen_ai.completion.");
        facts.Model ??= span.Text("gen_ai.response.model", "gen_ai.request.model");
        facts.Provider ??= span.Text("gen_ai.system");
        facts.Tokens ??= OfAnthropic(span) ?? Tokens.Of(
            span.Count("gen_ai.usage.prompt_tokens"),
            span.Count("gen_ai.usage.completion_tokens"),
            span.Count("llm.usage.total_tokens"),
            span.Count("gen_ai.usage.cache_read_input_tokens"),
            span.Count("gen_ai.usage.cache_creation_input_tokens"),
            span.Count("gen_ai.usage.reasoning_tokens"));
        facts.ToolName ??= facts.Type == "TOOL" ? span.Text("traceloop.entity.name") : null;
        facts.Tools ??= IndexedAttributes.ToJson(span, "llm.request.functions.");
        facts.Session ??= span.Text("traceloop.association.properties.session_id");
        facts.User ??= span.Text("traceloop.association.properties.user_id");
    }

    // What Anthropic's API answers, taken over as it is: its input is without cached tokens.
    private static TokenUsage? OfAnthropic(SpanView span) =>
        span.Scope == "@traceloop/instrumentation-anthropic" && span.Count("gen_ai.usage.input_tokens") is { } fresh
            ? Tokens.OfFresh(
                fresh,
                span.Count("gen_ai.usage.output_tokens"),
                span.Count("gen_ai.usage.total_tokens"),
                span.Count("gen_ai.usage.cache_read.input_tokens"),
                span.Count("gen_ai.usage.cache_creation.input_tokens"))
            : null;
}
