namespace Bayou.Spans;

/// <summary>What the intake of spans works with.</summary>
public sealed record SpanIntakeOptions
{
    /// <summary>Prices for spans that don't tell their cost. Default: <see cref="PriceTable.Default"/>.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Default;

    /// <summary>What is masked before anything is stored. Default: nothing.</summary>
    public RedactionRules Redaction { get; init; } = RedactionRules.None;
}
