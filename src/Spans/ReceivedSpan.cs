using Bayou.Spans.Otlp;

namespace Bayou.Spans;

/// <summary>A span as it came in, with where it came from.</summary>
/// <param name="Span">The span; its ids have been checked.</param>
/// <param name="Resource">What sent it, or null.</param>
/// <param name="Scope">The library that made it, or null.</param>
public sealed record ReceivedSpan(Span Span, Resource? Resource, InstrumentationScope? Scope);
