namespace Bayou.Spans.Dialects;

/// <summary>Semantic Kernel of before the GenAI conventions had names for usage; -1 stands for an unknown count. Newer ones write those conventions.</summary>
internal sealed class SemanticKernelDialect : IDialect
{
    public bool IsScope(string scope) => scope.StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal);

    public bool IsSpokenBy(SpanView span) =>
        span.HasAny(SpanFamilies.GenAi) && (span.Has("gen_ai.response.prompt_tokens") || span.Has("gen_ai.response.completion_tokens"));

    public void Read(SpanView span, FactsDraft facts)
    {
        facts.Type ??= GenAiOperations.TypeOf(span.Text("gen_ai.operation.name"));
        facts.Tokens ??= Tokens.Of(span.Count("gen_ai.response.prompt_tokens"), span.Count("gen_ai.response.completion_tokens"));
    }
}
