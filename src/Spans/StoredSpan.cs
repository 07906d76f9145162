using Bayou.Spans.Otlp;

namespace Bayou.Spans;

/// <summary>A span as the store keeps it: what came in, and what was read from it.</summary>
/// <param name="Span">As it came in, less what redaction masked, with events that log records brought.</param>
/// <param name="Resource">What sent it, or null.</param>
/// <param name="Scope">The library that made it, or null.</param>
/// <param name="Facts">What it says in MLflow's terms.</param>
public sealed record StoredSpan(Span Span, Resource? Resource, InstrumentationScope? Scope, SpanFacts Facts);
