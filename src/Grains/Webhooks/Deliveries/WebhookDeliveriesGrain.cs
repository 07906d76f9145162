using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Grains.Webhooks.Sending;
using Bayou.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>
/// Owns what one webhook is to be sent. Messages and the outcome of each attempt are appended to its log, so that a silo that ends leaves
/// nothing behind but an attempt that nobody knows the outcome of, which is made again. Attempts run beside calls, and no call waits for
/// one, so that the grain can leave at any time. All calls interleave; writes are gathered, so that they follow each other, and what was
/// decided before an await is decided anew when it is written.
/// </summary>
internal sealed partial class WebhookDeliveriesGrain : Grain, IWebhookDeliveriesGrain, IDisposable
{
    private const int MostAtATime = 4;

    private readonly WebhookOptions _options;
    private readonly WebhookSender _sender;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly string _workspace;
    private readonly string _webhookId;
    private readonly Journal<DeliveriesState, DeliveriesEvent> _journal;
    private readonly GatheredWrites<DeliveriesEvent> _writes;
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _leaving = new();
    private IGrainTimer? _timer;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="journal">When to compact.</param>
    /// <param name="options">How often and when to try again.</param>
    /// <param name="sender">Makes attempts.</param>
    /// <param name="time">The clock of attempts.</param>
    /// <param name="logger">Hears of messages that are given up.</param>
    public WebhookDeliveriesGrain(
        IStateStore store,
        JournalOptions journal,
        WebhookOptions options,
        WebhookSender sender,
        TimeProvider time,
        ILogger<WebhookDeliveriesGrain> logger)
    {
        _options = options;
        _sender = sender;
        _time = time;
        _logger = logger;
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        _workspace = key[..slash];
        _webhookId = key[(slash + 1)..];
        _journal = new Journal<DeliveriesState, DeliveriesEvent>(
            StreamNames.WebhookDeliveries(key), store.Log, journal, () => new DeliveriesState(key));
        _writes = new GatheredWrites<DeliveriesEvent>(WriteAsync);
    }

    private IWebhookCatalogGrain Catalog => GrainFactory.GetGrain<IWebhookCatalogGrain>(GrainKeys.Webhooks(_workspace));

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _timer = this.RegisterGrainTimer(
            WakeAsync,
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _leaving.CancelAsync();
        await Task.WhenAll(_underWay.Values);
        await _writes.SettleAsync();
        await _journal.LeaveAsync();
    }

    /// <summary>Called by the engine at the end.</summary>
    public void Dispose() => _leaving.Dispose();

    /// <inheritdoc />
    public async Task EnqueueAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await _writes.AddAsync(DeliveriesEvent.Of(delivery)).WaitAsync(cancellationToken);
        StartDue();
    }

    /// <inheritdoc />
    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        StartDue();
    }

    /// <inheritdoc />
    public async Task<WebhookTestResult> TestAsync(WebhookEventType? type, CancellationToken cancellationToken)
    {
        var target = await Catalog.FindTargetAsync(_webhookId, cancellationToken)
            ?? throw BayouException.DoesNotExist($"Webhook with ID {_webhookId} not found.");
        var exampleType = type ?? target.Events[0];
        WebhookDecisions.CheckEvent(exampleType);
        var example = ExampleEvents.Of(exampleType);
        var now = _time.GetUtcNow();
        var delivery = new WebhookDelivery(
            Guid.CreateVersion7(now).ToString(), example.Type, MessageBody.Write(example, now), now.ToUnixTimeMilliseconds());
        var result = await _sender.SendAsync(_webhookId, target, delivery, wantsBody: true, cancellationToken);
        var error = result.Error is null ? null : $"Failed to test webhook: {result.Error}";
        return new WebhookTestResult(result.Error is null, result.ResponseStatus, result.ResponseBody, error);
    }

    /// <inheritdoc />
    public async Task<DeliveryLog> GetLogAsync(int maxResults, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return DeliveryDecisions.Log(_journal.State, maxResults);
    }

    /// <summary>Starts what is due, as far as there is room, and sets the timer for what is due next.</summary>
    private void StartDue()
    {
        while (!_leaving.IsCancellationRequested && _underWay.Count < MostAtATime && FindNext() is { } next)
        {
            var wait = next.NextAttemptTime - Now();
            if (wait > 0)
            {
                _timer!.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
                return;
            }

            _underWay[next.Delivery.DeliveryId] = Task.CompletedTask;
            var attempt = AttemptAsync(next);
            if (!attempt.IsCompleted)
            {
                _underWay[next.Delivery.DeliveryId] = attempt;
            }
        }
    }

    private async Task AttemptAsync(PendingMessage message)
    {
        try
        {
            await AttemptAsync(message, _leaving.Token);
            await LoadAsync(_leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            // The message still waits in the log. What is at fault, such as the store, may need time: the next call or wake-up goes on.
            LogNotRecorded(_logger, exception, _webhookId, message.Delivery.DeliveryId);
            return;
        }
        finally
        {
            _underWay.Remove(message.Delivery.DeliveryId);
        }

        StartDue();
    }

    private async Task AttemptAsync(PendingMessage message, CancellationToken cancellationToken)
    {
        var target = await Catalog.FindTargetAsync(_webhookId, cancellationToken);
        var attempt = target is { Status: WebhookStatus.Active }
            ? await SendAsync(message, target, cancellationToken)
            : DeliveryDecisions.Abandon(message, target is null ? "The webhook was deleted." : "The webhook was disabled.", Now());
        await _writes.AddAsync(DeliveriesEvent.Of(attempt));
        if (attempt.Outcome == DeliveryOutcome.Failed)
        {
            LogGivenUp(_logger, _webhookId, attempt.DeliveryId, attempt.Number, attempt.ErrorMessage);
        }
    }

    private async Task<DeliveryAttempt> SendAsync(PendingMessage message, WebhookTarget target, CancellationToken cancellationToken)
    {
        var began = Now();
        var result = await _sender.SendAsync(_webhookId, target, message.Delivery, wantsBody: false, cancellationToken);
        return DeliveryDecisions.Judge(_options, message, result, began, Now(), Random.Shared.NextDouble());
    }

    private PendingMessage? FindNext() =>
        _journal.State.ByDueTime.FirstOrDefault(message => !_underWay.ContainsKey(message.Delivery.DeliveryId));

    private async Task WriteAsync(ImmutableArray<DeliveriesEvent> gathered) => await _journal.CommitAsync(
        known => DeliveryDecisions.Gather(known, gathered, _options.MaxPending), CancellationToken.None);

    /// <summary>A stream that doesn't exist yet is read again each time; that must not happen while its first record is on its way.</summary>
    private async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (!_journal.Exists)
        {
            await _writes.SettleAsync();
        }

        await _journal.LoadAsync(cancellationToken);
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
