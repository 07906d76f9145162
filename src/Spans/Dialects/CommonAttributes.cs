namespace Bayou.Spans.Dialects;

/// <summary>What general conventions say, whichever library made the span; read after all dialects.</summary>
internal static class CommonAttributes
{
    internal static void Read(SpanView span, FactsDraft facts)
    {
        facts.Cost ??= Costs.Of(span.Number("gen_ai.usage.input_cost"), span.Number("gen_ai.usage.output_cost"), span.Number("gen_ai.usage.cost"));
        facts.Session ??= span.Text("session.id", "thread_id");
        facts.User ??= span.Text("user.id", "enduser.id");
    }
}
