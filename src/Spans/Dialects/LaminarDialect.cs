namespace Bayou.Spans.Dialects;

/// <summary>Laminar's SDKs (https://docs.lmnr.ai).</summary>
internal sealed class LaminarDialect : IDialect
{
    public bool IsScope(string scope) => false;

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.Laminar);

    public void Read(SpanView span, FactsDraft facts)
    {
        var type = span.Text("lmnr.span.type");
        facts.Type ??= type switch
        {
            "LLM" or "CACHED" => "LLM",
            "TOOL" => "TOOL",
            "DEFAULT" or "PIPELINE" => "CHAIN",
            "EXECUTOR" => "AGENT",
            "EVALUATOR" or "HUMAN_EVALUATOR" or "EVALUATION" => "EVALUATOR",
            _ => null,
        };
        facts.Inputs ??= span.Json("lmnr.span.input");
        facts.Outputs ??= span.Json("lmnr.span.output");
        facts.Model ??= span.Text("gen_ai.response.model", "gen_ai.request.model");
        facts.Provider ??= span.Text("gen_ai.system");
        facts.MessageFormat ??= type is null ? null : "openai";
        facts.Session ??= span.Text("lmnr.association.properties.session_id");
        facts.User ??= span.Text("lmnr.association.properties.user_id");
    }
}
