using Bayou.Contracts.Metrics;

namespace Bayou.Grains.Metrics;

/// <summary>
/// Decoded metric chunks, those used last, within a budget. A stored chunk never changes, so that nothing here grows old. Charts ask for
/// the same histories again and again, and decoding a million points costs far more than looking at them.
/// </summary>
/// <param name="maxPoints">How many points it holds at the most, 24 bytes each.</param>
internal sealed class ChunkCache(int maxPoints = ChunkCache.DefaultPoints)
{
    /// <summary>64 MiB of points.</summary>
    internal const int DefaultPoints = 64 * 1024 * 1024 / 24;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Stream, string Key, int Number), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private int _points;

    /// <summary>Whether a history of so many points is kept: one that fills the cache alone would only drive out others.</summary>
    internal bool Takes(long points) => points <= maxPoints / 2;

    /// <summary>The points of a chunk, or null. They belong to the cache: nobody changes them.</summary>
    internal MetricPoint[]? Find(string stream, string key, int number)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue((stream, key, number), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value.Points;
        }
    }

    /// <summary>Keeps the points of a chunk, in place of those that were used longest ago.</summary>
    internal void Add(string stream, string key, int number, MetricPoint[] points)
    {
        lock (_gate)
        {
            if (!_entries.TryAdd((stream, key, number), new LinkedListNode<Entry>(new Entry((stream, key, number), points))))
            {
                return;
            }

            _byUse.AddLast(_entries[(stream, key, number)]);
            _points += points.Length;
            while (_points > maxPoints)
            {
                var oldest = _byUse.First!;
                _byUse.RemoveFirst();
                _entries.Remove(oldest.Value.Name);
                _points -= oldest.Value.Points.Length;
            }
        }
    }

    private sealed record Entry((string Stream, string Key, int Number) Name, MetricPoint[] Points);
}
