namespace Bayou.Search.Traces.Spans;

/// <summary>What a table holds of a span.</summary>
/// <param name="Id">The 8 bytes of its id.</param>
/// <param name="Facet">The number of its facet.</param>
/// <param name="Start">Start in ms since 1970.</param>
/// <param name="Nanos">Duration in ns, or -1 while it runs.</param>
/// <param name="Bytes">Size of its stored content.</param>
/// <param name="HasCost">Whether the costs are known.</param>
/// <param name="InputCost">In US dollars.</param>
/// <param name="OutputCost">In US dollars.</param>
/// <param name="TotalCost">In US dollars.</param>
internal readonly record struct SpanEntry(
    ulong Id, int Facet, long Start, long Nanos, int Bytes, bool HasCost, double InputCost, double OutputCost, double TotalCost);
