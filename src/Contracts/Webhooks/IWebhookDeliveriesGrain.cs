using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Webhooks;

/// <summary>
/// Sends one webhook's messages, and keeps them until they are delivered or given up. Key: <c>GrainKeys.WebhookDeliveries(workspace, id)</c>.
/// </summary>
[Alias("bayou.IWebhookDeliveriesGrain")]
public interface IWebhookDeliveriesGrain : IGrainWithStringKey
{
    /// <summary>Takes a message over: when it returns, the message is in the log.</summary>
    /// <param name="delivery">The message; one that is known already is passed over.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store did not take it.</exception>
    [AlwaysInterleave, Idempotent, Alias("enqueue")]
    Task EnqueueAsync(WebhookDelivery delivery, CancellationToken cancellationToken = default);

    /// <summary>Sees to it that what waits for delivery is worked on.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("wake")]
    Task WakeAsync(CancellationToken cancellationToken = default);

    /// <summary>Sends an example message once, and waits for the answer.</summary>
    /// <param name="type">The event to give an example of; null for the webhook's first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such webhook; INVALID_PARAMETER_VALUE: there is no such event.</exception>
    [AlwaysInterleave, Alias("test")]
    Task<WebhookTestResult> TestAsync(WebhookEventType? type, CancellationToken cancellationToken = default);

    /// <summary>What was sent lately, and what is still to be sent.</summary>
    /// <param name="maxResults">The most attempts and the most pending messages to tell.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("log")]
    Task<DeliveryLog> GetLogAsync(int maxResults, CancellationToken cancellationToken = default);
}
