using Bayou.Contracts.Traces;
using Bayou.Spans.Json;

namespace Bayou.Spans.Dialects;

/// <summary>LangSmith's OpenTelemetry exporter (https://docs.langchain.com/langsmith/trace-with-opentelemetry). Its trace session is a project, no conversation.</summary>
internal sealed class LangSmithDialect : IDialect
{
    public bool IsScope(string scope) => scope == "langsmith";

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.LangSmith);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= span.Text("langsmith.span.kind") switch
        {
            "llm" => "LLM",
            "chain" => "CHAIN",
            "tool" => "TOOL",
            "retriever" => "RETRIEVER",
            "embedding" => "EMBEDDING",
            "parser" => "PARSER",
            "prompt" => "TASK",
            _ => null,
        };
        facts.Inputs ??= span.Json("gen_ai.prompt") ?? span.Json("langsmith.entity.input");
        facts.Outputs ??= span.Json("gen_ai.completion") ?? span.Json("langsmith.entity.output");
        facts.Model ??= span.Text("gen_ai.response.model", "gen_ai.request.model") ?? span.Text("langsmith.metadata.ls_model_name");
        facts.Provider ??= span.Text("langsmith.metadata.ls_provider");
        facts.Tokens ??= ToTokens(span);
        facts.Session ??= span.Text("langsmith.metadata.session_id")
            ?? span.Text("langsmith.metadata.thread_id", "langsmith.metadata.conversation_id");
        facts.User ??= span.Text("langsmith.metadata.user_id");
    }

    private static TokenUsage? ToTokens(SpanView span)
    {
        var (input, output) = (span.Element("gen_ai.usage.input_token_details"), span.Element("gen_ai.usage.output_token_details"));
        return Tokens.Of(
            span.Count("gen_ai.usage.input_tokens"),
            span.Count("gen_ai.usage.output_tokens"),
            span.Count("gen_ai.usage.total_tokens"),
            input?.Count("cache_read"),
            input?.Count("cache_creation"),
            output?.Count("reasoning"));
    }
}
