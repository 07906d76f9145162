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
        facts.Model ??= span.Text("langsmith.metadata.ls_model_name");
        facts.Provider ??= span.Text("langsmith.metadata.ls_provider");
        facts.Session ??= span.Text("langsmith.metadata.session_id")
            ?? span.Text("langsmith.metadata.thread_id", "langsmith.metadata.conversation_id");
        facts.User ??= span.Text("langsmith.metadata.user_id");
    }
}
