using System.Collections.Immutable;

namespace Bayou.Grains.Metrics;

/// <summary>
/// Decoded metric chunks and lists of steps, those used last, within a budget. A stored chunk never changes, so that nothing here grows old.
/// Charts ask for the same histories again and again, and decoding a million points costs far more than looking at them.
/// </summary>
/// <param name="maxPoints">How many points it holds at the most, 24 bytes each.</param>
internal sealed class ChunkCache(int maxPoints = ChunkCache.DefaultPoints)
{
    /// <summary>64 MiB of points.</summary>
    internal const int DefaultPoints = 64 * 1024 * 1024 / PointBytes;

    private const int PointBytes = 24;

    // Chunks count from 0.
    private const int StepsNumber = -1;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Stream, string Key, int Number), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private int _points;

    /// <summary>Whether a history of so many points is kept: one that fills the cache alone would only drive out others.</summary>
    internal bool Takes(long points) => points <= maxPoints / 2;

    /// <summary>The points of a chunk, or null.</summary>
    internal DecodedChunk? Find(string stream, string key, int number) => (DecodedChunk?)Use((stream, key, number))?.Content;

    /// <summary>Keeps the points of a chunk, in place of those that were used longest ago.</summary>
    internal void Add(string stream, string key, int number, DecodedChunk chunk) =>
        Keep(new Entry((stream, key, number), chunk.Points.Length, default, chunk));

    /// <summary>The steps of a whole history, or null.</summary>
    /// <param name="stream">The run's stream.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="extent">The history's chunks, and points that are in none.</param>
    internal ImmutableArray<long>? FindSteps(string stream, string key, (int Chunks, int Tail) extent) =>
        Use((stream, key, StepsNumber)) is { } entry && entry.Extent == extent ? (ImmutableArray<long>)entry.Content : null;

    /// <summary>Keeps the steps of a whole history, in place of those of its former extent.</summary>
    internal void AddSteps(string stream, string key, (int Chunks, int Tail) extent, ImmutableArray<long> steps) =>
        Keep(new Entry((stream, key, StepsNumber), (int)((long)steps.Length * sizeof(long) / PointBytes), extent, steps));

    private Entry? Use((string Stream, string Key, int Number) name)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(name, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value;
        }
    }

    private void Keep(Entry entry)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(entry.Name, out var former))
            {
                Remove(former);
            }

            _entries.Add(entry.Name, _byUse.AddLast(entry));
            _points += entry.Points;
            while (_points > maxPoints)
            {
                Remove(_byUse.First!);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Name);
        _points -= node.Value.Points;
    }

    private sealed record Entry((string Stream, string Key, int Number) Name, int Points, (int Chunks, int Tail) Extent, object Content);
}
