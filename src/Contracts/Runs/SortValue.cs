namespace Bayou.Contracts.Runs;

/// <summary>
/// One part of a row's sort key. Numbers, NaN and absent values sort in that order whichever way the part is ordered.
/// </summary>
/// <param name="Kind">Which of the other members counts.</param>
/// <param name="Number">A metric value.</param>
/// <param name="Whole">A time in ms.</param>
/// <param name="Text">A param, tag or text attribute.</param>
[GenerateSerializer, Immutable, Alias("bayou.SortValue")]
public readonly record struct SortValue(
    [property: Id(0)] SortValueKind Kind,
    [property: Id(1)] double Number,
    [property: Id(2)] long Whole,
    [property: Id(3)] string? Text);
