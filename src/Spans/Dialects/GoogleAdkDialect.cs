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
        facts.Session ??= span.Text("gcp.vertex.agent.session_id");
    }
}
