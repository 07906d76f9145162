namespace Bayou.Contracts.Traces;

/// <summary>How two filters over traces go together (MLflow's calculate-filter-correlation).</summary>
/// <param name="Npmi">Normalised pointwise mutual information, -1 to 1, or NaN where it is not defined.</param>
/// <param name="SmoothedNpmi">The same with the Jeffreys prior added to each cell.</param>
/// <param name="Filter1Count">Traces that the first filter matches.</param>
/// <param name="Filter2Count">Traces that the second filter matches.</param>
/// <param name="JointCount">Traces that both match.</param>
/// <param name="TotalCount">All traces.</param>
[GenerateSerializer, Immutable, Alias("bayou.FilterCorrelation")]
public sealed record FilterCorrelation(
    [property: Id(0)] double Npmi,
    [property: Id(1)] double SmoothedNpmi,
    [property: Id(2)] long Filter1Count,
    [property: Id(3)] long Filter2Count,
    [property: Id(4)] long JointCount,
    [property: Id(5)] long TotalCount);
