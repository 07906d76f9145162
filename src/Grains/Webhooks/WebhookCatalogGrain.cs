using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Grains.Webhooks.Sending;
using Bayou.Storage;
using Orleans.Runtime;

namespace Bayou.Grains.Webhooks;

/// <summary>
/// Holds a workspace's webhooks, and hands raised events to those that subscribe. The stream gets a first record when it is first needed:
/// what exists is kept in memory, so that an event that nobody subscribes to costs no read.
/// </summary>
internal sealed class WebhookCatalogGrain : Grain, IWebhookCatalogGrain, IWebhookEventsGrain
{
    private readonly DestinationGuard _guard;
    private readonly SecretProtector _secrets;
    private readonly TimeProvider _time;
    private readonly string _workspace;
    private readonly Journal<WebhookCatalogState, WebhookChange> _journal;
    private Task? _opening;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="journal">When to compact.</param>
    /// <param name="guard">Where URLs may lead.</param>
    /// <param name="secrets">Encrypts secrets.</param>
    /// <param name="time">The clock of creation times.</param>
    public WebhookCatalogGrain(IStateStore store, JournalOptions journal, DestinationGuard guard, SecretProtector secrets, TimeProvider time)
    {
        _guard = guard;
        _secrets = secrets;
        _time = time;
        _workspace = this.GetPrimaryKeyString();
        _journal = new Journal<WebhookCatalogState, WebhookChange>(
            StreamNames.Webhooks(_workspace), store.Log, journal, () => new WebhookCatalogState(_workspace));
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<Webhook> CreateAsync(CreateWebhook command, CancellationToken cancellationToken)
    {
        var events = WebhookDecisions.CheckEvents(command.Events);
        WebhookDecisions.CheckTexts(command.Name, command.Description, command.Url, command.Secret);
        await _guard.CheckUrlAsync(command.Url, cancellationToken);
        await LoadAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var secret = Protect(id, command.Secret);
        var change = await _journal.CommitAsync(
            catalog => WebhookDecisions.Create(catalog, command with { Events = events }, id, secret, now.ToUnixTimeMilliseconds()),
            cancellationToken);
        return change!.Saved!.Webhook;
    }

    /// <inheritdoc />
    public async Task<Webhook> GetAsync(string webhookId, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return WebhookDecisions.Find(_journal.State, webhookId).Webhook;
    }

    /// <inheritdoc />
    public async Task<WebhookPage> ListAsync(int maxResults, string? pageToken, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return WebhookDecisions.List(_journal.State, maxResults, pageToken);
    }

    /// <inheritdoc />
    public async Task<Webhook> UpdateAsync(UpdateWebhook command, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        WebhookDecisions.Find(_journal.State, command.WebhookId);
        if (!command.Events.IsEmpty)
        {
            WebhookDecisions.CheckEvents(command.Events);
        }

        WebhookDecisions.CheckTexts(command.Name, command.Description, command.Url, command.Secret);
        if (command.Url is not null)
        {
            await _guard.CheckUrlAsync(command.Url, cancellationToken);
        }

        var secret = Protect(command.WebhookId, command.Secret);
        var change = await _journal.CommitAsync(
            catalog => WebhookDecisions.Update(catalog, command, secret, _time.GetUtcNow().ToUnixTimeMilliseconds()),
            cancellationToken);
        return change!.Saved!.Webhook;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string webhookId, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await _journal.CommitAsync(catalog => WebhookDecisions.Delete(catalog, webhookId), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<WebhookTarget?> FindTargetAsync(string webhookId, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return _journal.State.Find(webhookId)?.ToTarget();
    }

    /// <inheritdoc />
    public async Task RaiseAsync(WebhookEvent raised, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var subscribers = WebhookDecisions.SubscribersOf(_journal.State, raised.Type).ToList();
        if (subscribers.Count == 0)
        {
            return;
        }

        var now = _time.GetUtcNow();
        var body = MessageBody.Write(raised, now);
        await Task.WhenAll(subscribers.Select(id => Deliveries(id).EnqueueAsync(
            new WebhookDelivery(Guid.CreateVersion7(now).ToString(), raised.Type, body, now.ToUnixTimeMilliseconds()), cancellationToken)));
    }

    /// <inheritdoc />
    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var ids = _journal.State.All.Select(stored => stored.Webhook.WebhookId).ToList();
        await Task.WhenAll(ids.Select(id => Deliveries(id).WakeAsync(cancellationToken)));
    }

    private IWebhookDeliveriesGrain Deliveries(string webhookId) =>
        GrainFactory.GetGrain<IWebhookDeliveriesGrain>(GrainKeys.WebhookDeliveries(_workspace, webhookId));

    private ImmutableArray<byte> Protect(string webhookId, WebhookSecret? secret) =>
        secret is null ? [] : _secrets.Protect(webhookId, secret.Value);

    /// <summary>Reads interleave, so all wait for the one that opens the stream.</summary>
    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (_journal.Exists)
        {
            await _journal.LoadAsync(cancellationToken);
            return;
        }

        if (_opening is null or { IsCompleted: true })
        {
            _opening = OpenAsync();
        }

        await _opening.WaitAsync(cancellationToken);
    }

    private async Task OpenAsync() => await _journal.CommitAsync(
        catalog => catalog.IsOpen ? null : WebhookChange.Opened, CancellationToken.None);
}
