namespace Bayou.Spans.Dialects;

/// <summary>LiveKit Agents (https://docs.livekit.io/agents/observability/).</summary>
internal sealed class LiveKitDialect : IDialect
{
    public bool IsScope(string scope) => scope is "livekit-agents" or "livekit.agents";

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.LiveKit);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= TypeOf(span);
        facts.Inputs ??= Content(span, "user_input")
            ?? Content(span, "user_transcript")
            ?? Content(span, "chat_ctx")
            ?? Content(span, "input_text")
            ?? Content(span, "function_tool.arguments");
        facts.Outputs ??= Content(span, "response.text")
            ?? Content(span, "response.function_calls")
            ?? Content(span, "function_tool.output");
        facts.ToolName ??= span.Text("lk.function_tool.name");
        facts.MessageFormat ??= "livekit";
    }

    // Newer versions mark what may tell of a person.
    private static string? Content(SpanView span, string name) => span.Json("lk.pii." + name) ?? span.Json("lk." + name);

    private static string? TypeOf(SpanView span)
    {
        if (span.Has("gen_ai.request.model") || span.Has("lk.retry_count"))
        {
            return "LLM";
        }

        return span.Has("lk.function_tool.name") || span.Has("lk.function_tool.id") ? "TOOL"
            : span.Has("lk.agent_name") || span.Has("lk.instructions") || span.Has("lk.generation_id") ? "AGENT"
            : null;
    }
}
