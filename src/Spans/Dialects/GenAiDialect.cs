namespace Bayou.Spans.Dialects;

/// <summary>
/// OpenTelemetry's GenAI conventions, of all versions (https://opentelemetry.io/docs/specs/semconv/gen-ai/). Microsoft.Extensions.AI and
/// Agent Framework write them as they are.
/// </summary>
internal sealed class GenAiDialect : IDialect
{
    public bool IsScope(string scope) => false;

    public bool IsSpokenBy(SpanView span) => span.HasAny(SpanFamilies.GenAi) || HasMessageEvents(span);

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name"));
        facts.Inputs ??= span.Json("gen_ai.input.messages")
            ?? span.Json("gen_ai.tool.call.arguments")
            ?? GenAiEvents.Inputs(span.Span)
            ?? GenAiEvents.Attribute(span.Span, "gen_ai.client.inference.operation.details", "gen_ai.input.messages")
            ?? span.Json("gen_ai.retrieval.query.text")
            ?? span.Json("gen_ai.memory.query.text")
            ?? span.Json("gen_ai.system_instructions");
        facts.Outputs ??= span.Json("gen_ai.output.messages")
            ?? span.Json("gen_ai.tool.call.result")
            ?? GenAiEvents.Outputs(span.Span)
            ?? GenAiEvents.Attribute(span.Span, "gen_ai.client.inference.operation.details", "gen_ai.output.messages")
            ?? span.Json("gen_ai.retrieval.documents")
            ?? span.Json("gen_ai.memory.records");
        facts.Model ??= span.Text("gen_ai.response.model", "gen_ai.request.model");
        facts.Provider ??= span.Text("gen_ai.provider.name", "gen_ai.system");
        facts.Tokens ??= Tokens.Of(
            span.Count("gen_ai.usage.input_tokens") ?? span.Count("gen_ai.usage.prompt_tokens"),
            span.Count("gen_ai.usage.output_tokens") ?? span.Count("gen_ai.usage.completion_tokens"),
            span.Count("gen_ai.usage.total_tokens") ?? span.Count("llm.usage.total_tokens"),
            span.Count("gen_ai.usage.cache_read.input_tokens") ?? span.Count("gen_ai.usage.cache_read_input_tokens"),
            span.Count("gen_ai.usage.cache_write.input_tokens")
                ?? span.Count("gen_ai.usage.cache_creation.input_tokens")
                ?? span.Count("gen_ai.usage.cache_creation_input_tokens"),
            span.Count("gen_ai.usage.reasoning.output_tokens") ?? span.Count("gen_ai.usage.reasoning_tokens"));
        facts.ToolName ??= span.Text("gen_ai.tool.name");
        facts.Tools ??= span.Json("gen_ai.tool.definitions");
        facts.Session ??= span.Text("gen_ai.conversation.id");
    }

    private static bool HasMessageEvents(SpanView span)
    {
        foreach (var occurrence in span.Span.Events)
        {
            if (occurrence.Name.StartsWith("gen_ai.", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
