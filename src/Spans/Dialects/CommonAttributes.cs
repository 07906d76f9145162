namespace Bayou.Spans.Dialects;

/// <summary>What OpenTelemetry's general conventions say, whichever library made the span; read after all dialects.</summary>
internal static class CommonAttributes
{
    internal static void Read(SpanView span, FactsDraft facts)
    {
        facts.Session ??= span.Text("session.id", "thread_id");
        facts.User ??= span.Text("user.id", "enduser.id");
    }
}
