namespace Bayou.Contracts.Webhooks;

/// <summary>How a receiver took an example message.</summary>
/// <param name="Success">Whether it answered with a status from 200 to 299.</param>
/// <param name="ResponseStatus">The HTTP status, or null where there was no answer.</param>
/// <param name="ResponseBody">The answer's text, cut after 16 KiB, or null.</param>
/// <param name="ErrorMessage">Why there was no answer, or why the answer counts as a failure; null on success.</param>
[GenerateSerializer, Immutable, Alias("bayou.WebhookTestResult")]
public sealed record WebhookTestResult(
    [property: Id(0)] bool Success,
    [property: Id(1)] int? ResponseStatus,
    [property: Id(2)] string? ResponseBody,
    [property: Id(3)] string? ErrorMessage);
