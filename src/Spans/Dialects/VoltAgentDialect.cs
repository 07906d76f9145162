namespace Bayou.Spans.Dialects;

/// <summary>VoltAgent (https://voltagent.dev). A child's <c>entity.type</c> is its agent's, so <c>span.type</c> comes first.</summary>
internal sealed class VoltAgentDialect : IDialect
{
    public bool IsScope(string scope) => scope.StartsWith("@voltagent/", StringComparison.Ordinal);

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.VoltAgent);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= TypeOf(span.Text("span.type")) ?? TypeOf(span.Text("entity.type"));
        facts.Inputs ??= span.Json("agent.messages") ?? span.Json("llm.messages") ?? span.Json("input");
        facts.Outputs ??= span.Json("output");
        facts.Model ??= span.Text("llm.model", "ai.model.name");
        facts.Tokens ??= Tokens.Of(
            span.Count("usage.prompt_tokens") ?? span.Count("llm.usage.prompt_tokens"),
            span.Count("usage.completion_tokens") ?? span.Count("llm.usage.completion_tokens"),
            span.Count("usage.total_tokens") ?? span.Count("llm.usage.total_tokens"),
            span.Count("usage.cached_tokens") ?? span.Count("llm.usage.cached_tokens"),
            null,
            span.Count("usage.reasoning_tokens") ?? span.Count("llm.usage.reasoning_tokens"));
        facts.ToolName ??= facts.Type == "TOOL" ? span.Text("tool.name") : null;
        facts.MessageFormat ??= "voltagent";
        facts.Session ??= span.Text("voltagent.conversation_id");
    }

    private static string? TypeOf(string? type) => type switch
    {
        "agent" => "AGENT",
        "llm" => "LLM",
        "tool" => "TOOL",
        "memory" => "MEMORY",
        _ => null,
    };
}
