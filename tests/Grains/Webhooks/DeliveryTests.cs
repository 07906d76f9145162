using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class DeliveryTests
{
    private static readonly WebhookEvent s_event = WebhookEvents.ModelVersionTagSet("m", "3", new Tag("stage", "é\"<"));
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Raise_WithASubscriber_SendsASignedMessage()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);

        await host.Events.RaiseAsync(s_event);

        var message = await receiver.NextAsync();
        Guid.TryParseExact(message.DeliveryId, "D", out _).ShouldBeTrue();
        long.Parse(message.Timestamp, CultureInfo.InvariantCulture).ShouldBeGreaterThan(1_700_000_000);
        message.ContentType.ShouldBe("application/json");
        var signed = Encoding.UTF8.GetBytes($"{message.DeliveryId}.{message.Timestamp}.{message.Body}");
        message.Signature.ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookHost.Secret), signed)));
        using var json = JsonDocument.Parse(message.Body);
        json.RootElement.GetProperty("entity").GetString().ShouldBe("model_version_tag");
        json.RootElement.GetProperty("data").GetProperty("value").GetString().ShouldBe("é\"<");
        var log = await host.LogWhenDoneAsync(webhook);
        var attempt = log.Attempts.ShouldHaveSingleItem();
        (attempt.Outcome, attempt.ResponseStatus, attempt.DeliveryId).ShouldBe((DeliveryOutcome.Delivered, 200, message.DeliveryId));
    }

    [Fact]
    public async Task Raise_WithoutASecret_SendsNoSignature()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        await host.CreateAsync(receiver.Url, secret: null);

        await host.Events.RaiseAsync(s_event);

        (await receiver.NextAsync()).Signature.ShouldBeNull();
    }

    [Fact]
    public async Task Raise_ThatNobodySubscribesTo_WritesNothing()
    {
        await using var host = await WebhookHost.StartAsync(_store);
        var other = await host.CreateAsync("http://127.0.0.1:9/", null, new WebhookEventType(WebhookEntity.Prompt, WebhookAction.Created));
        var disabled = await host.CreateAsync("http://127.0.0.1:9/");
        await host.Catalog.UpdateAsync(new UpdateWebhook(disabled.WebhookId, null, null, null, [], null, WebhookStatus.Disabled));
        var before = _store.Appends;

        await host.Events.RaiseAsync(s_event);

        _store.Appends.ShouldBe(before);
        (await host.Deliveries(other).GetLogAsync(10)).PendingCount.ShouldBe(0);
    }

    [Fact]
    public async Task Receiver_ThatFailsAtFirst_GetsTheSameMessageAgain()
    {
        await using var receiver = await Receiver.StartAsync(503, 429, 200);
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);

        await host.Events.RaiseAsync(s_event);

        var first = await receiver.NextAsync();
        (await receiver.NextAsync()).ShouldSatisfyAllConditions(
            second => second.DeliveryId.ShouldBe(first.DeliveryId), second => second.Body.ShouldBe(first.Body));
        (await receiver.NextAsync()).DeliveryId.ShouldBe(first.DeliveryId);
        (await host.LogWhenDoneAsync(webhook)).Attempts.Select(attempt => (attempt.Number, attempt.Outcome, attempt.ResponseStatus))
            .ShouldBe([(3, DeliveryOutcome.Delivered, 200), (2, DeliveryOutcome.Retrying, 429), (1, DeliveryOutcome.Retrying, 503)]);
    }

    [Fact]
    public async Task Receiver_ThatNeverAnswersWell_IsGivenUpAfterTheLastRetry()
    {
        await using var receiver = await Receiver.StartAsync(500);
        var options = WebhookHost.Options();
        options.MaxRetries = 2;
        await using var host = await WebhookHost.StartAsync(_store, options);
        var webhook = await host.CreateAsync(receiver.Url);

        await host.Events.RaiseAsync(s_event);

        var log = await host.LogWhenDoneAsync(webhook);
        log.Attempts.Select(attempt => attempt.Outcome).ShouldBe([DeliveryOutcome.Failed, DeliveryOutcome.Retrying, DeliveryOutcome.Retrying]);
        receiver.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Receiver_ThatRefuses_IsNotAskedAgain(int status)
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync((_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        });
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);

        await host.Events.RaiseAsync(s_event);

        var attempt = (await host.LogWhenDoneAsync(webhook)).Attempts.ShouldHaveSingleItem();
        (attempt.Outcome, attempt.ResponseStatus).ShouldBe((DeliveryOutcome.Failed, status));
        elsewhere.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Receiver_ThatIsAway_IsTriedAgain()
    {
        var options = WebhookHost.Options();
        options.MaxRetries = 1;
        await using var host = await WebhookHost.StartAsync(_store, options);
        var webhook = await host.CreateAsync("http://127.0.0.1:1/");

        await host.Events.RaiseAsync(s_event);

        var log = await host.LogWhenDoneAsync(webhook);
        log.Attempts.Select(attempt => attempt.Outcome).ShouldBe([DeliveryOutcome.Failed, DeliveryOutcome.Retrying]);
        log.Attempts[0].ErrorMessage.ShouldNotBeNull().ShouldContain("request failed");
    }

    [Fact]
    public async Task Receiver_ThatIsSlow_IsGivenUpAndTriedAgain()
    {
        await using var receiver = await Receiver.StartAsync(
            (number, http) => number == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted) : Task.CompletedTask);
        var options = WebhookHost.Options();
        options.RequestTimeout = TimeSpan.FromMilliseconds(200);
        await using var host = await WebhookHost.StartAsync(_store, options);
        var webhook = await host.CreateAsync(receiver.Url);

        await host.Events.RaiseAsync(s_event);

        var log = await host.LogWhenAsync(webhook, log => log.Attempts.Length > 0);
        log.Attempts[^1].ErrorMessage.ShouldNotBeNull().ShouldContain("did not answer in time");
        log.Attempts[^1].Outcome.ShouldBe(DeliveryOutcome.Retrying);
    }

    [Fact]
    public async Task Raise_ByManyAtOnce_SendsEachOnce()
    {
        const int Count = 300;
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);

        await Task.WhenAll(Enumerable.Range(0, Count).Select(_ => host.Events.RaiseAsync(s_event)));

        var ids = new HashSet<string>();
        for (var i = 0; i < Count; i++)
        {
            ids.Add((await receiver.NextAsync()).DeliveryId);
        }

        ids.Count.ShouldBe(Count);
        await host.LogWhenDoneAsync(webhook);
        receiver.Count.ShouldBe(Count);
    }

    [Fact]
    public async Task Raise_WhileTheStoreIsAway_FailsAndSendsNothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);
        _store.FailNextAppend(MemoryStore.Fault.Refused);

        (await Should.ThrowAsync<BayouException>(() => host.Events.RaiseAsync(s_event))).Code.ShouldBe(ErrorCode.TemporarilyUnavailable);

        (await host.Deliveries(webhook).GetLogAsync(10)).PendingCount.ShouldBe(0);
        await host.Events.RaiseAsync(s_event);
        await receiver.NextAsync();
        receiver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_WhileAMessageWaits_GivesItUp()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var receiver = await Receiver.StartAsync(async (_, http) =>
        {
            await asked.Task;
            http.Response.StatusCode = 503;
        });
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);
        await host.Events.RaiseAsync(s_event);
        await receiver.NextAsync();

        await host.Catalog.DeleteAsync(webhook.WebhookId);
        asked.SetResult();

        var log = await host.LogWhenDoneAsync(webhook);
        log.Attempts[0].ErrorMessage.ShouldBe("The webhook was deleted.");
        receiver.Count.ShouldBe(1);
    }
}
