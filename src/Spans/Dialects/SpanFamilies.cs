namespace Bayou.Spans.Dialects;

/// <summary>Which families of attribute keys a span has, so that dialects that are plainly absent cost nothing.</summary>
[Flags]
internal enum SpanFamilies
{
    None = 0,
    Mlflow = 1 << 0,
    GenAi = 1 << 1,
    OpenInference = 1 << 2,
    Traceloop = 1 << 3,
    VercelAi = 1 << 4,
    LangSmith = 1 << 5,
    Logfire = 1 << 6,
    GoogleAdk = 1 << 7,
    Langfuse = 1 << 8,
    Laminar = 1 << 9,
    VoltAgent = 1 << 10,
    LiveKit = 1 << 11,
    Llm = 1 << 12,
    SpanType = 1 << 13,
}
