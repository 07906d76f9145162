namespace Bayou.Contracts.Webhooks;

/// <summary>A budget of the AI gateway that was exceeded.</summary>
/// <param name="PolicyId">The policy's id.</param>
/// <param name="Unit">What amounts count, such as <c>USD</c>.</param>
/// <param name="Amount">The budget, in <paramref name="Unit"/>.</param>
/// <param name="CurrentSpend">What was spent, in <paramref name="Unit"/>.</param>
/// <param name="DurationUnit"><c>MINUTES</c>, <c>HOURS</c>, <c>DAYS</c> or <c>MONTHS</c>.</param>
/// <param name="DurationValue">The budget's window, in <paramref name="DurationUnit"/>.</param>
/// <param name="TargetScope">What the budget is for, such as <c>GLOBAL</c> or <c>WORKSPACE</c>.</param>
/// <param name="TargetValue">The endpoint or user where the scope is one, otherwise null.</param>
/// <param name="Workspace">The workspace's name.</param>
/// <param name="WindowStart">When the window began, ms since the Unix epoch.</param>
[GenerateSerializer, Immutable, Alias("bayou.ExceededBudget")]
public sealed record ExceededBudget(
    [property: Id(0)] string PolicyId,
    [property: Id(1)] string Unit,
    [property: Id(2)] double Amount,
    [property: Id(3)] double CurrentSpend,
    [property: Id(4)] string DurationUnit,
    [property: Id(5)] int DurationValue,
    [property: Id(6)] string TargetScope,
    [property: Id(7)] string? TargetValue,
    [property: Id(8)] string Workspace,
    [property: Id(9)] long WindowStart);
