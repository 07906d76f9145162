namespace Bayou.Contracts.LoggedModels;

/// <summary>One clause of a logged-model search's order.</summary>
/// <param name="FieldName">An attribute, or <c>metrics.&lt;name&gt;</c> for a metric's latest value.</param>
/// <param name="Ascending">Whether smaller values come first; absent ones come last either way.</param>
/// <param name="Dataset">The dataset on which a metric must have been observed.</param>
[GenerateSerializer, Immutable, Alias("bayou.LoggedModelOrder")]
public readonly record struct LoggedModelOrder(
    [property: Id(0)] string FieldName,
    [property: Id(1)] bool Ascending,
    [property: Id(2)] DatasetReference Dataset);
