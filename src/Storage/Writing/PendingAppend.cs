using System.Collections.Immutable;
using Bayou.Storage.Log;

namespace Bayou.Storage.Writing;

/// <summary>An append that waits for the writer.</summary>
internal sealed class PendingAppend : PendingWrite
{
    // What a record costs in the queue beside its body.
    private const int RecordOverhead = 64;

    private PendingAppend(IReadOnlyList<StreamAppend> streams, int records, long bytes)
        : base(records, bytes) => Streams = streams;

    /// <summary>The records by stream, each stream once.</summary>
    public IReadOnlyList<StreamAppend> Streams { get; }

    /// <summary>Checks and groups records, on the caller's thread, so that no append can hurt its neighbours in a group.</summary>
    /// <exception cref="ArgumentException">No records, a gap inside a stream, or a name that can't be stored.</exception>
    public static PendingAppend From(ImmutableArray<LogRecord> records)
    {
        if (records.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append needs at least one record.", nameof(records));
        }

        return records.Length == 1 ? FromOne(records[0]) : FromMany(records);
    }

    // Nearly all appends.
    private static PendingAppend FromOne(LogRecord record)
    {
        CheckFirst(record);
        var stream = new StreamAppend(record.Stream, record.Sequence, [record.Body]);
        TakeParent(record, stream);
        return new PendingAppend([stream], 1, record.Body.Length + RecordOverhead);
    }

    private static PendingAppend FromMany(ImmutableArray<LogRecord> records)
    {
        var bytes = 0L;
        var streams = new List<StreamAppend>(1);
        var byName = new Dictionary<string, StreamAppend>(1, StringComparer.Ordinal);
        StreamAppend? current = null;
        foreach (var record in records)
        {
            bytes += record.Body.Length + RecordOverhead;
            if (current?.Stream == record.Stream || byName.TryGetValue(record.Stream, out current))
            {
                CheckNext(record, current);
            }
            else
            {
                CheckFirst(record);
                current = new StreamAppend(record.Stream, record.Sequence, []);
                byName.Add(record.Stream, current);
                streams.Add(current);
            }

            TakeParent(record, current);
            current.Bodies.Add(record.Body);
        }

        return new PendingAppend(streams, records.Length, bytes);
    }

    private static void CheckFirst(LogRecord record)
    {
        StoredName.Check(record.Stream, "stream");
        if (record.Sequence < 1)
        {
            throw new ArgumentException($"Sequence {record.Sequence} of stream {record.Stream} must be at least 1.", nameof(record));
        }
    }

    private static void CheckNext(LogRecord record, StreamAppend stream)
    {
        if (record.Sequence != stream.Last + 1)
        {
            throw new ArgumentException(
                $"Stream {record.Stream} goes from {stream.Last} to {record.Sequence}; sequences have no gaps.", nameof(record));
        }
    }

    private static void TakeParent(LogRecord record, StreamAppend stream)
    {
        if (record.Parent is not { } parent)
        {
            return;
        }

        StoredName.Check(parent, "parent");
        stream.Parent = stream.Parent is null
            ? parent
            : throw new ArgumentException($"Only one record of stream {record.Stream} may name a parent.", nameof(record));
    }
}
