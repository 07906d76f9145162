using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Gathers values by dimensions and time bucket. Dimensions are numbers while gathering: the texts behind them are few.</summary>
/// <param name="plan">The metric.</param>
internal sealed class MetricGroups(MetricPlan plan)
{
    private const long MsPerSecond = 1000;
    private readonly Dictionary<byte[], Group> _groups = new(new BytesComparer());
    private readonly TextDictionary _texts = new();
    private readonly byte[] _key = new byte[(plan.Query.Dimensions.Length + 1) * Varint.MostBytes];

    /// <summary>Adds a value.</summary>
    /// <param name="dimensions">A text for each dimension; with a null among them the value is dropped.</param>
    /// <param name="time">What the time bucket goes by, in ms.</param>
    /// <param name="value">The value.</param>
    public void Add(ReadOnlySpan<string?> dimensions, long time, double value)
    {
        var bucket = plan.Query.IntervalSeconds is { } seconds ? BucketOf(time, seconds * MsPerSecond) : 0;
        var length = Varint.Write(_key, ZigZag.Encode(bucket));
        foreach (var text in dimensions)
        {
            if (text is null)
            {
                return;
            }

            length += Varint.Write(_key.AsSpan(length), (ulong)_texts.Add(text));
        }

        var lookup = _groups.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(_key.AsSpan(0, length), out var group))
        {
            group = new Group();
            lookup[_key.AsSpan(0, length)] = group;
        }

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
        foreach (var (key, group) in _groups)
        {
            groups.Add(new TraceMetricGroup(
                DimensionsOf(key), group.Count, plan.NeedsValues ? [.. group.Values] : [group.Sum]));
        }

        return groups.MoveToImmutable();
    }

    private static long BucketOf(long time, long interval) => (long)Math.Floor((double)time / interval) * interval;

    private ImmutableArray<Tag> DimensionsOf(ReadOnlySpan<byte> key)
    {
        var bucket = ZigZag.Decode(Varint.Read(ref key));
        var dimensions = ImmutableArray.CreateBuilder<Tag>(plan.Query.Dimensions.Length + 1);
        if (plan.Query.IntervalSeconds is not null)
        {
            var start = DateTimeOffset.FromUnixTimeMilliseconds(bucket);
            dimensions.Add(new Tag(MetricRules.TimeBucket, start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)));
        }

        foreach (var dimension in plan.Query.Dimensions)
        {
            dimensions.Add(new Tag(dimension, _texts.Get((int)Varint.Read(ref key))));
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
