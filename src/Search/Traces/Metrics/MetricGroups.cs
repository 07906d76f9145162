using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Gathers values by dimensions and time bucket. Dimensions are made a number once, by which values are added.</summary>
/// <param name="plan">The metric.</param>
internal sealed class MetricGroups(MetricPlan plan)
{
    /// <summary>The key of values that don't count.</summary>
    public const int Dropped = -1;

    private const long MsPerSecond = 1000;
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly List<string[]> _dimensions = [];
    private readonly Dictionary<(long Bucket, int Key), Group> _groups = [];

    /// <summary>The key of some dimensions.</summary>
    /// <param name="dimensions">A text for each dimension; with a null among them values are dropped.</param>
    public int KeyOf(ReadOnlySpan<string?> dimensions)
    {
        var joined = new StringBuilder();
        foreach (var text in dimensions)
        {
            if (text is null)
            {
                return Dropped;
            }

            joined.Append(CultureInfo.InvariantCulture, $"{text.Length}:").Append(text);
        }

        if (!_keys.TryGetValue(joined.ToString(), out var key))
        {
            key = _dimensions.Count;
            _dimensions.Add(dimensions.ToArray()!);
            _keys.Add(joined.ToString(), key);
        }

        return key;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">The key of its dimensions.</param>
    /// <param name="time">What the time bucket goes by, in ms.</param>
    /// <param name="value">The value.</param>
    public void Add(int key, long time, double value)
    {
        if (key == Dropped)
        {
            return;
        }

        var bucket = plan.Query.IntervalSeconds is { } seconds ? BucketOf(time, seconds * MsPerSecond) : 0;
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, (bucket, key), out _);
        group ??= new Group();
        group.Count++;
        group.Sum += value;
        if (plan.NeedsValues)
        {
            group.Values.Add(value);
        }
    }

    /// <summary>The groups, in no certain order.</summary>
    public ImmutableArray<TraceMetricGroup> ToGroups()
    {
        var groups = ImmutableArray.CreateBuilder<TraceMetricGroup>(_groups.Count);
        foreach (var ((bucket, key), group) in _groups)
        {
            groups.Add(new TraceMetricGroup(
                DimensionsOf(bucket, _dimensions[key]), group.Count, plan.NeedsValues ? [.. group.Values] : [group.Sum]));
        }

        return groups.MoveToImmutable();
    }

    private static long BucketOf(long time, long interval) => (long)Math.Floor((double)time / interval) * interval;

    private ImmutableArray<Tag> DimensionsOf(long bucket, string[] texts)
    {
        var dimensions = ImmutableArray.CreateBuilder<Tag>(plan.Query.Dimensions.Length + 1);
        if (plan.Query.IntervalSeconds is not null)
        {
            var start = DateTimeOffset.FromUnixTimeMilliseconds(bucket);
            dimensions.Add(new Tag(MetricRules.TimeBucket, start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
        }

        for (var i = 0; i < texts.Length; i++)
        {
            dimensions.Add(new Tag(plan.Query.Dimensions[i], texts[i]));
        }

        return dimensions.ToImmutable();
    }

    private sealed class Group
    {
        public long Count { get; set; }

        public double Sum { get; set; }

        public List<double> Values { get; } = [];
    }
}
