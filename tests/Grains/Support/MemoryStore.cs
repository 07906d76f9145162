using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bayou.Contracts.Errors;
using Bayou.Storage;
using Bayou.Storage.Log;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Tests.Support;

/// <summary>The store's contract in memory, with faults to order. What it holds outlives the grains, as a database does.</summary>
internal sealed class MemoryStore : IStateStore, IStateLog, IMetricChunkStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, List<LogRecord>> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredSnapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Stream, string Key, int Number), MetricChunk> _chunks = [];
    private Fault _nextFault;
    private int _appendsBefore;
    private int _readsBefore = -1;
    private readonly Queue<TaskCompletionSource> _heldAppends = new();
    private TaskCompletionSource _held = new();
    private bool _holdsAppends;

    internal enum Fault
    {
        /// <summary>All goes well.</summary>
        None,

        /// <summary>Nothing is stored, and the caller hears that the store is away.</summary>
        Refused,

        /// <summary>Everything is stored, and the caller hears that the store is away.</summary>
        StoredUnheard,
    }

    public string Kind => "memory";

    public IStateLog Log => this;

    public IMetricChunkStore Chunks => this;

    internal int Appends { get; private set; }

    internal int Compactions { get; private set; }

    /// <summary>How often all streams of a parent were read.</summary>
    internal int ReadsOfChildren { get; private set; }

    /// <summary>How often one stream was read whole.</summary>
    internal int Reads { get; private set; }

    /// <summary>How often a part of a stream was read.</summary>
    internal int ReadsOfParts { get; private set; }

    internal void FailNextAppend(Fault fault) => FailAppend(fault, after: 0);

    /// <summary>Fails one append, after some that go well.</summary>
    internal void FailAppend(Fault fault, int after)
    {
        lock (_lock)
        {
            (_nextFault, _appendsBefore) = (fault, after);
        }
    }

    /// <summary>Fails one read of a stream, after some that go well.</summary>
    internal void FailRead(int after)
    {
        lock (_lock)
        {
            _readsBefore = after;
        }
    }

    /// <summary>Lets appends wait to be released.</summary>
    internal void HoldAppends()
    {
        lock (_lock)
        {
            _holdsAppends = true;
            _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Completes when an append waits that was not there when this was last answered.</summary>
    internal async Task WhenHeldAsync()
    {
        await _held.Task;
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets the append that waits go on, and holds the next.</summary>
    internal void ReleaseOneAppend()
    {
        lock (_lock)
        {
            _heldAppends.Dequeue().SetResult();
        }
    }

    /// <summary>Lets all appends go on.</summary>
    internal void ReleaseAppends()
    {
        lock (_lock)
        {
            _holdsAppends = false;
            while (_heldAppends.TryDequeue(out var release))
            {
                release.SetResult();
            }
        }
    }

    /// <summary>Appends as another silo would, behind the grain's back.</summary>
    internal void AppendFromElsewhere(string stream, ReadOnlyMemory<byte> body)
    {
        lock (_lock)
        {
            Insert(new LogRecord(stream, SequenceOf(stream) + 1, body));
        }
    }

    /// <summary>Spoils the last record of a stream.</summary>
    internal void Damage(string stream)
    {
        lock (_lock)
        {
            _records[stream][^1] = _records[stream][^1] with { Body = new byte[] { 1, 0xFF } };
        }
    }

    public async Task AppendAsync(ImmutableArray<LogRecord> records, CancellationToken cancellationToken)
    {
        await HoldAsync();
        lock (_lock)
        {
            var fault = _appendsBefore-- > 0 ? Fault.None : _nextFault;
            _nextFault = _appendsBefore < 0 ? Fault.None : _nextFault;
            if (fault == Fault.Refused)
            {
                throw BayouException.Unavailable("the store is away");
            }

            var next = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var record in records)
            {
                var expected = next.GetValueOrDefault(record.Stream, SequenceOf(record.Stream) + 1);
                if (record.Sequence != expected)
                {
                    throw new StaleStreamException(record.Stream);
                }

                next[record.Stream] = expected + 1;
            }

            foreach (var record in records)
            {
                Insert(record);
            }

            Appends++;
            if (fault == Fault.StoredUnheard)
            {
                throw BayouException.Unavailable("the store is away");
            }
        }
    }

    public Task CompactAsync(Compaction compaction, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if ((_snapshots.GetValueOrDefault(compaction.Stream)?.Sequence ?? 0) != compaction.PreviousSnapshotSequence)
            {
                throw new StaleStreamException(compaction.Stream);
            }

            _snapshots[compaction.Stream] = new StoredSnapshot(compaction.SnapshotSequence, compaction.Snapshot);
            _records[compaction.Stream].RemoveAll(record => record.Sequence <= compaction.SnapshotSequence);
            foreach (var chunk in compaction.Chunks)
            {
                _chunks[(compaction.Stream, chunk.Info.Key, chunk.Info.Number)] = chunk;
            }

            Compactions++;
            return Task.CompletedTask;
        }
    }

    public async Task DropAsync(ImmutableArray<string> streams, CancellationToken cancellationToken)
    {
        await HoldAsync();
        lock (_lock)
        {
            var fault = _nextFault;
            _nextFault = Fault.None;
            if (fault != Fault.Refused)
            {
                foreach (var stream in streams)
                {
                    _records.Remove(stream);
                    _parents.Remove(stream);
                    _snapshots.Remove(stream);
                }
            }

            if (fault != Fault.None)
            {
                throw BayouException.Unavailable("the store is away");
            }
        }
    }

    public Task<ImmutableArray<LogRecord>> ReadFromAsync(
        string stream, long afterSequence, int maxBytes, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ReadsOfParts++;
            var bytes = 0;
            var part = Read(stream).Tail.Where(record => record.Sequence > afterSequence).TakeWhile(record =>
            {
                var isWanted = bytes < maxBytes;
                bytes += record.Body.Length;
                return isWanted;
            });
            return Task.FromResult<ImmutableArray<LogRecord>>([.. part]);
        }
    }

    public Task<StoredStream> ReadAsync(string stream, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Reads++;
            if (_readsBefore-- == 0)
            {
                return Task.FromException<StoredStream>(BayouException.Unavailable("the store is away"));
            }

            return Task.FromResult(Read(stream));
        }
    }

    public async IAsyncEnumerable<StoredStream> ReadChildrenAsync(string parent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredStream> children;
        lock (_lock)
        {
            ReadsOfChildren++;
            children = [.. _parents.Where(pair => pair.Value == parent).Select(pair => Read(pair.Key)).OrderBy(child => child.Stream, StringComparer.Ordinal)];
        }

        foreach (var child in children)
        {
            await Task.Yield();
            yield return child;
        }
    }

    public Task<ImmutableArray<MetricChunkInfo>> ListAsync(string stream, string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<ImmutableArray<MetricChunkInfo>>([.. Find(stream, key).Select(chunk => chunk.Info)]);
        }
    }

    public Task<ImmutableArray<MetricChunk>> ReadAsync(
        string stream, string key, int firstNumber, int count, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<ImmutableArray<MetricChunk>>(
                [.. Find(stream, key).Where(chunk => chunk.Info.Number >= firstNumber).Take(count)]);
        }
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task HoldAsync()
    {
        lock (_lock)
        {
            if (!_holdsAppends)
            {
                return Task.CompletedTask;
            }

            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _heldAppends.Enqueue(release);
            _held.TrySetResult();
            return release.Task;
        }
    }

    private IEnumerable<MetricChunk> Find(string stream, string key) =>
        _chunks.Where(pair => pair.Key.Stream == stream && pair.Key.Key == key).Select(pair => pair.Value);

    private long SequenceOf(string stream) => Read(stream).Sequence;

    private StoredStream Read(string stream) =>
        new(stream, _snapshots.GetValueOrDefault(stream), [.. _records.GetValueOrDefault(stream) ?? []]);

    private void Insert(LogRecord record)
    {
        if (!_records.TryGetValue(record.Stream, out var records))
        {
            _records[record.Stream] = records = [];
        }

        records.Add(record);
        if (record.Parent is not null)
        {
            _parents[record.Stream] = record.Parent;
        }
    }
}
