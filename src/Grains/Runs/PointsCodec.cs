using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bayou.Contracts.Metrics;
using Bayou.Grains.Runs.Records;

namespace Bayou.Grains.Runs;

/// <summary>
/// Metric points as columns: a key's number in its run instead of its name, and times and steps as differences. A key is
/// spelled out once per run, in the record that first uses it.
/// </summary>
internal static class PointsCodec
{
    /// <param name="metrics">The points, in order.</param>
    /// <param name="before">The run without them.</param>
    /// <returns>Null when there are none.</returns>
    internal static PointsRecord? Encode(ImmutableArray<Metric> metrics, RunState before)
    {
        if (metrics.IsEmpty)
        {
            return null;
        }

        var record = new PointsRecord();
        MakeRoom(record, metrics.Length);
        Dictionary<string, int>? added = null;
        var (time, step) = (0L, 0L);
        foreach (var (key, point) in metrics)
        {
            int position;
            if (before.FindSeries(key) is { } series)
            {
                position = series.Position;
            }
            else
            {
                added ??= new Dictionary<string, int>(StringComparer.Ordinal);
                if (!added.TryGetValue(key, out position))
                {
                    position = before.Series.Count + added.Count;
                    added.Add(key, position);
                    record.NewKeys.Add(key);
                }
            }

            Add(record, position, point, ref time, ref step);
        }

        return record;
    }

    internal static void Add(PointsRecord record, int position, MetricPoint point, ref long time, ref long step)
    {
        record.Key.Add((uint)position);
        record.Value.Add(point.Value);
        record.TimestampDelta.Add(unchecked(point.Timestamp - time));
        record.StepDelta.Add(unchecked(point.Step - step));
        (time, step) = (point.Timestamp, point.Step);
    }

    /// <exception cref="InvalidDataException">Columns of different lengths, or a key that was never named.</exception>
    internal static ImmutableArray<Metric> Decode(PointsRecord? record, IReadOnlyList<MetricSeries> series)
    {
        if (record is null)
        {
            return [];
        }

        var count = record.Key.Count;
        if (record.Value.Count != count || record.TimestampDelta.Count != count || record.StepDelta.Count != count)
        {
            throw new InvalidDataException("metric columns of different lengths");
        }

        var metrics = new Metric[count];
        var (time, step) = (0L, 0L);
        for (var i = 0; i < count; i++)
        {
            time = unchecked(time + record.TimestampDelta[i]);
            step = unchecked(step + record.StepDelta[i]);
            metrics[i] = new Metric(KeyAt(record, series, record.Key[i]), new MetricPoint(record.Value[i], time, step));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(metrics);
    }

    // The lists would begin with room for eight points, where most records have one.
    private static void MakeRoom(PointsRecord record, int points)
    {
        record.Key.Capacity = points;
        record.Value.Capacity = points;
        record.TimestampDelta.Capacity = points;
        record.StepDelta.Capacity = points;
    }

    private static string KeyAt(PointsRecord record, IReadOnlyList<MetricSeries> series, uint position)
    {
        if (position < series.Count)
        {
            return series[(int)position].Key;
        }

        var added = position - (uint)series.Count;
        return added < record.NewKeys.Count
            ? record.NewKeys[(int)added]
            : throw new InvalidDataException($"metric key number {position} was never named");
    }
}
