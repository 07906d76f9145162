using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks;
using Bayou.Grains.Webhooks.Deliveries;
using Bayou.Grains.Webhooks.Sending;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class DeliveryDecisionsTests
{
    private static readonly WebhookOptions s_options = new();
    private static readonly SendResult s_busy = new(503, null, "busy", true, null);

    [Theory]
    [InlineData(1, 0, 500)]
    [InlineData(1, 1, 1000)]
    [InlineData(3, 0.5, 3000)]
    [InlineData(6, 1, 32_000)]
    [InlineData(7, 1, 60_000)]
    [InlineData(100, 0, 30_000)]
    public void Delay_AfterFailures_DoublesUpToTheLongest(int failures, double sample, double milliseconds) =>
        RetrySchedule.DelayAfter(s_options, failures, null, sample).TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData(-5, 1000)]
    [InlineData(20, 20_000)]
    [InlineData(100_000, 3_600_000)]
    public void Delay_ThatTheReceiverAsksFor_CountsWithinAnHour(int seconds, double milliseconds) =>
        RetrySchedule.DelayAfter(s_options, 1, TimeSpan.FromSeconds(seconds), 1).TotalMilliseconds.ShouldBe(milliseconds);

    [Fact]
    public void Judge_OfTheLastRetry_GivesUp()
    {
        var before = DeliveryDecisions.Judge(s_options, Message("a", attempts: 9), s_busy, 100, 150, 1);
        var last = DeliveryDecisions.Judge(s_options, Message("a", attempts: 10), s_busy, 100, 150, 1);

        (before.Outcome, before.Number, before.Duration, before.NextAttemptTime).ShouldBe((DeliveryOutcome.Retrying, 10, 50, 60_150));
        (last.Outcome, last.Number, last.NextAttemptTime).ShouldBe((DeliveryOutcome.Failed, 11, null));
    }

    [Fact]
    public void Gather_OverTheMostThatMayWait_GivesTheRestUpAndSaysSo()
    {
        var state = new DeliveriesState("k");

        state.Apply(DeliveryDecisions.Gather(state, [Enqueued("a"), Enqueued("b"), Enqueued("c")], maxPending: 2).ShouldNotBeNull());

        state.Pending.Select(message => message.Delivery.DeliveryId).ShouldBe(["a", "b"]);
        var attempt = state.Attempts.ShouldHaveSingleItem();
        (attempt.DeliveryId, attempt.Number, attempt.Outcome).ShouldBe(("c", 0, DeliveryOutcome.Failed));
    }

    [Fact]
    public void Gather_OfWhatIsKnownOrOver_IsNothing()
    {
        var state = new DeliveriesState("k");
        state.Apply(DeliveryDecisions.Gather(state, [Enqueued("a"), Enqueued("a")], 10).ShouldNotBeNull());

        DeliveryDecisions.Gather(state, [Enqueued("a")], 10).ShouldBeNull();
        DeliveryDecisions.Gather(state, [DeliveriesEvent.Of(DeliveryDecisions.Judge(s_options, Message("z"), s_busy, 1, 2, 0))], 10).ShouldBeNull();
    }

    [Fact]
    public void State_FromRecordsOrSnapshot_IsTheSame()
    {
        var state = new DeliveriesState("k");
        var replayed = new DeliveriesState("k");
        var judged = DeliveryDecisions.Judge(s_options, Message("a"), s_busy, 5, 9, 1);
        var delivered = DeliveryDecisions.Judge(s_options, Message("b"), new SendResult(204, null, null, false, null), 5, 9, 1);
        foreach (var change in new[] { Enqueued("a"), Enqueued("b"), DeliveriesEvent.Of(judged), DeliveriesEvent.Of(delivered) })
        {
            replayed.Apply(replayed.Decode(state.Encode(change)));
            state.Apply(change);
        }

        var restored = new DeliveriesState("k");
        restored.Restore(state.Snapshot().Body);

        foreach (var other in new[] { replayed, restored })
        {
            other.ByDueTime.ShouldBe(state.ByDueTime);
            other.Attempts.ShouldBe(state.Attempts);
        }

        state.ByDueTime.ShouldHaveSingleItem().ShouldBe(Message("a", 1) with { NextAttemptTime = judged.NextAttemptTime!.Value });
    }

    private static DeliveriesEvent Enqueued(string id) => DeliveriesEvent.Of(Message(id).Delivery);

    private static PendingMessage Message(string id, int attempts = 0) =>
        new(new WebhookDelivery(id, WebhookEventTypes.All[2], "{}", 7), attempts, 7);
}
