using System.Diagnostics.Metrics;

namespace Bayou.Storage;

/// <summary>
/// What a store counts, tagged with the kind of its database: groups committed, records of each, commit durations, the length of the
/// queue and writes that failed, by reason.
/// </summary>
public sealed class StorageInstruments : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Bayou.Storage";

    private const string ReasonTag = "reason";
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly KeyValuePair<string, object?> _database;
    private readonly Counter<long> _groups;
    private readonly Histogram<int> _groupRecords;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _failures;

    /// <summary>Makes the instruments of one store.</summary>
    /// <param name="meters">Where the meter comes from; null for one of its own.</param>
    /// <param name="kind">The kind of database.</param>
    /// <param name="queueLength">Reads the records that wait or are being committed.</param>
    internal StorageInstruments(IMeterFactory? meters, string kind, Func<int> queueLength)
    {
        _ownsMeter = meters is null;
        _meter = meters is null ? new Meter(MeterName) : meters.Create(MeterName);
        _database = new("database", kind);
        _groups = _meter.CreateCounter<long>("bayou.storage.groups", "{group}", "Groups of writes committed, each in one transaction.");
        _groupRecords = _meter.CreateHistogram<int>("bayou.storage.group.records", "{record}", "Records of one group.");
        _commitDuration = _meter.CreateHistogram<double>("bayou.storage.commit.duration", "ms", "From taking a group to its commit.");
        _failures = _meter.CreateCounter<long>("bayou.storage.failures", "{write}", "Writes that failed, by reason.");
        _meter.CreateObservableGauge(
            "bayou.storage.queue.length",
            () => new Measurement<int>(queueLength(), _database),
            "{record}",
            "Records that wait for the writer or are being committed.");
    }

    internal void OnGroupCommitted(int records, TimeSpan duration)
    {
        _groups.Add(1, _database);
        _groupRecords.Record(records, _database);
        _commitDuration.Record(duration.TotalMilliseconds, _database);
    }

    internal void OnQueueFull() => _failures.Add(1, _database, new(ReasonTag, "queue_full"));

    internal void OnStale() => _failures.Add(1, _database, new(ReasonTag, "stale"));

    internal void OnUnavailable(int writes) => _failures.Add(writes, _database, new(ReasonTag, "unavailable"));

    /// <summary>Ends the meter if it is the store's own; a factory disposes its meters itself.</summary>
    public void Dispose()
    {
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }
}
