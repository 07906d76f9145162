namespace Bayou.Contracts.Webhooks;

/// <summary>Where grains raise events for webhooks. Key: <c>GrainKeys.Webhooks(workspace)</c>.</summary>
[Alias("bayou.IWebhookEventsGrain")]
public interface IWebhookEventsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes note of an event. When it returns, a message for each active webhook that subscribes to the event is in the log and will be
    /// sent, whatever happens to this server; sending itself is never waited for. Where no webhook subscribes it is one call without I/O.
    /// Call it after the change is stored and before it is acknowledged. A repeated call makes messages of its own.
    /// </summary>
    /// <param name="raised">The event, made by <see cref="WebhookEvents"/>.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">TEMPORARILY_UNAVAILABLE: the store took no message; the caller must not acknowledge its change.</exception>
    [AlwaysInterleave, Alias("raise")]
    Task RaiseAsync(WebhookEvent raised, CancellationToken cancellationToken = default);
}
