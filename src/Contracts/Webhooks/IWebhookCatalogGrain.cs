using Bayou.Contracts.Calls;

namespace Bayou.Contracts.Webhooks;

/// <summary>The webhooks of one workspace. Key: <c>GrainKeys.Webhooks(workspace)</c>.</summary>
[Alias("bayou.IWebhookCatalogGrain")]
public interface IWebhookCatalogGrain : IGrainWithStringKey
{
    /// <summary>Makes a webhook.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: name, URL, events or secret are not allowed.</exception>
    [Alias("create")]
    Task<Webhook> CreateAsync(CreateWebhook command, CancellationToken cancellationToken = default);

    /// <summary>A webhook.</summary>
    /// <param name="webhookId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST.</exception>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<Webhook> GetAsync(string webhookId, CancellationToken cancellationToken = default);

    /// <summary>The webhooks, newest first.</summary>
    /// <param name="maxResults">1 to 1000.</param>
    /// <param name="pageToken">Where the page before ended; null for the first page.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: the size or the token.</exception>
    [AlwaysInterleave, Idempotent, Alias("list")]
    Task<WebhookPage> ListAsync(int maxResults, string? pageToken, CancellationToken cancellationToken = default);

    /// <summary>Changes a webhook.</summary>
    /// <param name="command">What to change.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST; INVALID_PARAMETER_VALUE as for creation.</exception>
    [Idempotent, Alias("update")]
    Task<Webhook> UpdateAsync(UpdateWebhook command, CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook. What waits for delivery is given up.</summary>
    /// <param name="webhookId">Its id.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST.</exception>
    [Alias("delete")]
    Task DeleteAsync(string webhookId, CancellationToken cancellationToken = default);

    /// <summary>What sending to a webhook needs; null when there is no such webhook any more.</summary>
    /// <param name="webhookId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("target")]
    Task<WebhookTarget?> FindTargetAsync(string webhookId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sees to it that what waits for delivery is worked on. Every silo calls it at its start and from then on regularly, so that the
    /// deliveries of a silo that died go on elsewhere.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("wake")]
    Task WakeAsync(CancellationToken cancellationToken = default);
}
