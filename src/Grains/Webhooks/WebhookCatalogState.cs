using System.Collections.Immutable;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Journal;
using Bayou.Grains.Webhooks.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Webhooks;

/// <summary>The webhooks of a workspace.</summary>
/// <param name="workspace">The workspace.</param>
internal sealed class WebhookCatalogState(string workspace) : IJournaledState<WebhookChange>
{
    private readonly Dictionary<string, StoredWebhook> _webhooks = new(StringComparer.Ordinal);

    /// <summary>Whether the stream holds a record.</summary>
    internal bool IsOpen { get; private set; }

    internal IEnumerable<StoredWebhook> All => _webhooks.Values;

    internal StoredWebhook? Find(string webhookId) => _webhooks.GetValueOrDefault(webhookId);

    /// <inheritdoc />
    public void Apply(WebhookChange change)
    {
        IsOpen = true;
        if (change.Saved is { } saved)
        {
            _webhooks[saved.Webhook.WebhookId] = saved;
        }
        else if (change.DeletedId is not null)
        {
            _webhooks.Remove(change.DeletedId);
        }
    }

    /// <inheritdoc />
    public WebhookChange Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(WebhookChangeRecord.Parser, body, StreamNames.Webhooks(workspace));
        return new WebhookChange(
            record.Saved is null ? null : WebhookRecords.FromRecord(record.Saved), record.DeletedId.Length > 0 ? record.DeletedId : null);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(WebhookChange change) => StoredFormat.Encode(new WebhookChangeRecord
    {
        Saved = change.Saved is null ? null : WebhookRecords.ToRecord(change.Saved),
        DeletedId = change.DeletedId ?? "",
    });

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = StoredFormat.Decode(WebhookCatalogSnapshot.Parser, body, StreamNames.Webhooks(workspace));
        IsOpen = true;
        foreach (var saved in snapshot.Webhooks.Select(WebhookRecords.FromRecord))
        {
            _webhooks[saved.Webhook.WebhookId] = saved;
        }
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var snapshot = new WebhookCatalogSnapshot();
        snapshot.Webhooks.AddRange(_webhooks.Values.Select(WebhookRecords.ToRecord));
        return (StoredFormat.Encode(snapshot), []);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }
}
