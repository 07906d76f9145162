using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class RestartTests
{
    private static readonly WebhookEvent s_event = WebhookEvents.ModelVersionAliasDeleted("m", "champion");
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Restart_BetweenAttempts_GoesOnWithTheSameMessage()
    {
        await using var receiver = await Receiver.StartAsync(503, 200);
        var slow = WebhookHost.Options();
        slow.FirstRetryDelay = slow.LongestRetryDelay = TimeSpan.FromHours(1);
        Webhook webhook;
        await using (var host = await WebhookHost.StartAsync(_store, slow, ahead: TimeSpan.FromHours(-2)))
        {
            webhook = await host.CreateAsync(receiver.Url);
            await host.Events.RaiseAsync(s_event);
            var log = await host.LogWhenAsync(webhook, log => log.Attempts.Length == 1);
            log.Pending.ShouldHaveSingleItem().Attempts.ShouldBe(1);
        }

        await using var restarted = await WebhookHost.StartAsync(_store, slow);
        await restarted.Catalog.WakeAsync();

        var first = await receiver.NextAsync();
        var second = await receiver.NextAsync();
        (second.DeliveryId, second.Body).ShouldBe((first.DeliveryId, first.Body));
        var done = await restarted.LogWhenDoneAsync(webhook);
        done.Attempts.Select(attempt => (attempt.Number, attempt.Outcome)).ShouldBe([(2, DeliveryOutcome.Delivered), (1, DeliveryOutcome.Retrying)]);
    }

    [Fact]
    public async Task Restart_BeforeTheNextAttemptIsDue_DoesNotSendEarly()
    {
        await using var receiver = await Receiver.StartAsync(503, 200);
        var slow = WebhookHost.Options();
        slow.FirstRetryDelay = slow.LongestRetryDelay = TimeSpan.FromHours(1);
        Webhook webhook;
        await using (var host = await WebhookHost.StartAsync(_store, slow))
        {
            webhook = await host.CreateAsync(receiver.Url);
            await host.Events.RaiseAsync(s_event);
            await host.LogWhenAsync(webhook, log => log.Attempts.Length == 1);
        }

        await using var restarted = await WebhookHost.StartAsync(_store, slow);
        await restarted.Catalog.WakeAsync();
        await restarted.Catalog.WakeAsync();

        (await restarted.Deliveries(webhook).GetLogAsync(10)).PendingCount.ShouldBe(1);
        receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Restart_DuringAnAttempt_MakesItAgain()
    {
        await using var receiver = await Receiver.StartAsync(
            (number, http) => number == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : Task.CompletedTask);
        Webhook webhook;
        ReceivedMessage first;
        await using (var host = await WebhookHost.StartAsync(_store))
        {
            webhook = await host.CreateAsync(receiver.Url);
            await host.Events.RaiseAsync(s_event);
            first = await receiver.NextAsync();
        }

        await using var restarted = await WebhookHost.StartAsync(_store);
        await restarted.Catalog.WakeAsync();

        (await receiver.NextAsync()).DeliveryId.ShouldBe(first.DeliveryId);
        (await restarted.LogWhenDoneAsync(webhook)).Attempts.ShouldHaveSingleItem().Outcome.ShouldBe(DeliveryOutcome.Delivered);
    }

    [Fact]
    public async Task Raise_WhoseAnswerWasLost_IsSentAfterAll()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);
        _store.FailNextAppend(MemoryStore.Fault.StoredUnheard);

        await Should.ThrowAsync<BayouException>(() => host.Events.RaiseAsync(s_event));
        await host.Catalog.WakeAsync();

        await receiver.NextAsync();
        await host.LogWhenDoneAsync(webhook);
    }

    [Fact]
    public async Task Restart_WithAnotherKey_SendsNothingUnsigned()
    {
        await using var receiver = await Receiver.StartAsync();
        var options = WebhookHost.Options();
        Webhook webhook;
        await using (var host = await WebhookHost.StartAsync(_store, options))
        {
            webhook = await host.CreateAsync(receiver.Url);
        }

        var other = WebhookHost.Options();
        other.SecretKey = [.. other.SecretKey.Reverse()];
        other.MaxRetries = 0;
        await using var restarted = await WebhookHost.StartAsync(_store, other);
        await restarted.Events.RaiseAsync(s_event);

        var attempt = (await restarted.LogWhenDoneAsync(webhook)).Attempts.ShouldHaveSingleItem();
        attempt.Outcome.ShouldBe(DeliveryOutcome.Failed);
        attempt.ErrorMessage.ShouldNotBeNull().ShouldContain("another key");
        receiver.Count.ShouldBe(0);
    }
}
