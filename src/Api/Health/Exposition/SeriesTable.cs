using System.Numerics;

namespace Bayou.Api.Health.Exposition;

/// <summary>
/// Finds the series of a set of tags without allocating and without a lock once it is known. The number of series is bounded:
/// what exceeds it is counted in one series labelled <c>otel_metric_overflow="true"</c>, as OpenTelemetry's SDKs do.
/// </summary>
/// <typeparam name="TSeries">Holds the values of one series.</typeparam>
/// <param name="create">Makes a series.</param>
internal sealed class SeriesTable<TSeries>(Func<TSeries> create)
    where TSeries : class
{
    /// <summary>The most series of one metric.</summary>
    internal const int MaxSeries = 1000;

    private const string OverflowLabels = "otel_metric_overflow=\"true\"";
    private const int Buckets = 256;

    private readonly Lock _growing = new();
    private readonly Dictionary<string, TSeries> _byLabels = new(StringComparer.Ordinal);
    private Node?[] _buckets = new Node?[Buckets];
    private TSeries? _overflow;
    private int _tagSets;

    internal TSeries For(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = HashOf(tags);
        return Find(Volatile.Read(ref _buckets), hash, tags) ?? Add(hash, tags);
    }

    /// <summary>All series with their labels, as text between the braces.</summary>
    internal List<KeyValuePair<string, TSeries>> Snapshot()
    {
        lock (_growing)
        {
            List<KeyValuePair<string, TSeries>> series = [.. _byLabels.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
            if (_overflow is not null)
            {
                series.Add(new(OverflowLabels, _overflow));
            }

            return series;
        }
    }

    internal void Clear()
    {
        lock (_growing)
        {
            _byLabels.Clear();
            _overflow = null;
            _tagSets = 0;
            Volatile.Write(ref _buckets, new Node?[Buckets]);
        }
    }

    private static TSeries? Find(Node?[] buckets, int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        for (var node = Volatile.Read(ref buckets[hash & (Buckets - 1)]); node is not null; node = node.Next)
        {
            if (node.Hash == hash && Matches(node.Tags, tags))
            {
                return node.Series;
            }
        }

        return null;
    }

    private static bool Matches(KeyValuePair<string, object?>[] known, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (known.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            if (known[i].Key != tags[i].Key || !Equals(known[i].Value, tags[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    // Every request is counted by several instruments, and there are some hundred sets of tags at most: a length and three characters of a text
    // tell them apart well enough.
    private static int HashOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = (uint)tags.Length;
        foreach (var (_, value) in tags)
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ (uint)HashOf(value)) * 0x9E3779B1;
        }

        return (int)(hash ^ (hash >> 16));
    }

    private static int HashOf(object? value) => value switch
    {
        string { Length: > 0 } text => text.Length ^ (text[0] << 8) ^ (text[text.Length / 2] << 16) ^ (text[^1] << 24),
        null => 0,
        _ => value.GetHashCode(),
    };

    private TSeries Add(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_growing)
        {
            if (Find(_buckets, hash, tags) is { } found)
            {
                return found;
            }

            if (_tagSets == MaxSeries)
            {
                return _overflow ??= create();
            }

            // The same tags in another order are another set here, but the same series.
            var labels = LabelText.Of(tags);
            if (!_byLabels.TryGetValue(labels, out var series))
            {
                series = create();
                _byLabels.Add(labels, series);
            }

            ref var bucket = ref _buckets[hash & (Buckets - 1)];
            Volatile.Write(ref bucket, new Node(hash, tags.ToArray(), series, bucket));
            _tagSets++;
            return series;
        }
    }

    private sealed record Node(int Hash, KeyValuePair<string, object?>[] Tags, TSeries Series, Node? Next);
}
