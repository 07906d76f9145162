namespace Bayou.Contracts.Registry.Policies;

/// <summary>Whether a version fulfils one rule of a policy.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule"><c>signature</c>, <c>metric</c>, <c>tag</c> or <c>approval</c>.</param>
/// <param name="Passed">Whether it does.</param>
/// <param name="Detail">For people: what was found and what is wanted.</param>
[GenerateSerializer, Immutable, Alias("bayou.RuleOutcome")]
public sealed record RuleOutcome(
    [property: Id(0)] string Policy,
    [property: Id(1)] string Rule,
    [property: Id(2)] bool Passed,
    [property: Id(3)] string Detail);
