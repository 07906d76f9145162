namespace Bayou.Spans.Dialects;

/// <summary>Tells an attribute's family by the beginning of its key.</summary>
internal static class AttributeFamily
{
    internal static SpanFamilies Of(string key)
    {
        if (key.Length < 3)
        {
            return SpanFamilies.None;
        }

        return key[0] switch
        {
            'a' => Match(key, "ai.", SpanFamilies.VercelAi),
            'e' => Match(key, "embedding.", SpanFamilies.OpenInference) | Match(key, "entity.type", SpanFamilies.VoltAgent),
            'g' => Match(key, "gen_ai.", SpanFamilies.GenAi) | Match(key, "gcp.vertex.agent.", SpanFamilies.GoogleAdk),
            'i' => Match(key, "input.", SpanFamilies.OpenInference),
            'l' => OfL(key),
            'm' => Match(key, "mlflow.", SpanFamilies.Mlflow),
            'o' => Match(key, "openinference.", SpanFamilies.OpenInference) | Match(key, "output.", SpanFamilies.OpenInference),
            'p' => Match(key, "pydantic_ai.", SpanFamilies.Logfire),
            'r' => Match(key, "retrieval.", SpanFamilies.OpenInference) | Match(key, "reranker.", SpanFamilies.OpenInference),
            's' => Match(key, "span.type", SpanFamilies.SpanType),
            't' => Match(key, "traceloop.", SpanFamilies.Traceloop),
            'v' => Match(key, "voltagent.", SpanFamilies.VoltAgent),
            _ => SpanFamilies.None,
        };
    }

    private static SpanFamilies OfL(string key) =>
        Match(key, "llm.", SpanFamilies.Llm)
        | Match(key, "lk.", SpanFamilies.LiveKit)
        | Match(key, "lmnr.", SpanFamilies.Laminar)
        | Match(key, "langfuse.", SpanFamilies.Langfuse)
        | Match(key, "langsmith.", SpanFamilies.LangSmith)
        | Match(key, "logfire.", SpanFamilies.Logfire);

    private static SpanFamilies Match(string key, string beginning, SpanFamilies family) =>
        key.StartsWith(beginning, StringComparison.Ordinal) ? family : SpanFamilies.None;
}
