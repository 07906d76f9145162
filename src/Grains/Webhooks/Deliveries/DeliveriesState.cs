using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Grains.Webhooks.Deliveries.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Webhooks.Deliveries;

/// <summary>What one webhook is still to be sent, and the last attempts.</summary>
/// <param name="key">The grain's key.</param>
internal sealed class DeliveriesState(string key) : IJournaledState<DeliveriesEvent>
{
    /// <summary>How many attempts are remembered.</summary>
    internal const int LoggedAttempts = 100;

    private readonly Dictionary<string, PendingMessage> _pending = new(StringComparer.Ordinal);
    private readonly SortedSet<(long Time, string DeliveryId)> _due = [];
    private readonly Queue<DeliveryAttempt> _attempts = new();

    internal int PendingCount => _pending.Count;

    /// <summary>The messages that are not delivered yet, the one that is due first at the front.</summary>
    internal IEnumerable<PendingMessage> ByDueTime => _due.Select(due => _pending[due.DeliveryId]);

    internal IEnumerable<PendingMessage> Pending => _pending.Values;

    /// <summary>The last attempts, oldest first.</summary>
    internal IEnumerable<DeliveryAttempt> Attempts => _attempts;

    internal PendingMessage? Find(string deliveryId) => _pending.GetValueOrDefault(deliveryId);

    /// <inheritdoc />
    public void Apply(DeliveriesEvent change)
    {
        foreach (var delivery in change.Enqueued)
        {
            Put(new PendingMessage(delivery, 0, delivery.CreationTime));
        }

        foreach (var attempt in change.Attempts)
        {
            Log(attempt);
            if (_pending.Remove(attempt.DeliveryId, out var message))
            {
                _due.Remove((message.NextAttemptTime, attempt.DeliveryId));
                if (attempt.NextAttemptTime is { } next)
                {
                    Put(new PendingMessage(message.Delivery, attempt.Number, next));
                }
            }
        }
    }

    /// <inheritdoc />
    public DeliveriesEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = Read(body);
        return new DeliveriesEvent(
            [.. record.Enqueued.Select(message => DeliveryRecords.FromRecord(message).Delivery)],
            [.. record.Attempts.Select(DeliveryRecords.FromRecord)]);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(DeliveriesEvent change) => Write(
        change.Enqueued.Select(delivery => new PendingMessage(delivery, 0, delivery.CreationTime)), change.Attempts);

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = Read(body);
        foreach (var message in snapshot.Enqueued)
        {
            Put(DeliveryRecords.FromRecord(message));
        }

        foreach (var attempt in snapshot.Attempts)
        {
            Log(DeliveryRecords.FromRecord(attempt));
        }
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Write(_pending.Values, _attempts), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    private void Put(PendingMessage message)
    {
        _pending[message.Delivery.DeliveryId] = message;
        _due.Add((message.NextAttemptTime, message.Delivery.DeliveryId));
    }

    private void Log(DeliveryAttempt attempt)
    {
        _attempts.Enqueue(attempt);
        if (_attempts.Count > LoggedAttempts)
        {
            _attempts.Dequeue();
        }
    }

    private DeliveriesRecord Read(ReadOnlyMemory<byte> body) =>
        StoredFormat.Decode(DeliveriesRecord.Parser, body, StreamNames.WebhookDeliveries(key));

    private static ReadOnlyMemory<byte> Write(IEnumerable<PendingMessage> messages, IEnumerable<DeliveryAttempt> attempts)
    {
        var record = new DeliveriesRecord();
        record.Enqueued.AddRange(messages.Select(DeliveryRecords.ToRecord));
        record.Attempts.AddRange(attempts.Select(DeliveryRecords.ToRecord));
        return StoredFormat.Encode(record);
    }
}
