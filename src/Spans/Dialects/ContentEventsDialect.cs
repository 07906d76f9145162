namespace Bayou.Spans.Dialects;

/// <summary>
/// Spring AI, and others of the GenAI conventions of 2024: one event for the prompt and one for the completion. What these hold may look like
/// JSON without being it; then it is a text.
/// </summary>
internal sealed class ContentEventsDialect : IDialect
{
    public bool IsScope(string scope) => scope.StartsWith("org.springframework.", StringComparison.Ordinal);

    public bool IsSpokenBy(SpanView span)
    {
        foreach (var occurrence in span.Span.Events)
        {
            if (occurrence.Name is "gen_ai.content.prompt" or "gen_ai.content.completion")
            {
                return true;
            }
        }

        return false;
    }

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name"));
        facts.Inputs ??= GenAiEvents.Attribute(span.Span, "gen_ai.content.prompt", "gen_ai.prompt");
        facts.Outputs ??= GenAiEvents.Attribute(span.Span, "gen_ai.content.completion", "gen_ai.completion");
    }
}
