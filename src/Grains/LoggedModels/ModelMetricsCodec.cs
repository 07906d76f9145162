using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;
using Bayou.Grains.LoggedModels.Records;

namespace Bayou.Grains.LoggedModels;

/// <summary>Between a logged model's metric points and their columns. Texts that repeat are stored once.</summary>
internal static class ModelMetricsCodec
{
    internal static ModelMetricsRecord Encode(ImmutableArray<ModelMetric> metrics)
    {
        var record = new ModelMetricsRecord();
        var places = new Dictionary<string, uint>(StringComparer.Ordinal);
        var (time, step) = (0L, 0L);
        foreach (var metric in metrics)
        {
            record.Key.Add(PlaceOf(metric.Key));
            record.Value.Add(metric.Point.Value);
            record.TimestampDelta.Add(unchecked(metric.Point.Timestamp - time));
            record.StepDelta.Add(unchecked(metric.Point.Step - step));
            record.Run.Add(PlaceOf(metric.RunId));
            record.DatasetName.Add(metric.DatasetName is null ? 0 : PlaceOf(metric.DatasetName) + 1);
            record.DatasetDigest.Add(metric.DatasetDigest is null ? 0 : PlaceOf(metric.DatasetDigest) + 1);
            (time, step) = (metric.Point.Timestamp, metric.Point.Step);
        }

        return record;

        uint PlaceOf(string text)
        {
            if (!places.TryGetValue(text, out var place))
            {
                place = (uint)record.Texts.Count;
                record.Texts.Add(text);
                places.Add(text, place);
            }

            return place;
        }
    }

    internal static ImmutableArray<ModelMetric> Decode(ModelMetricsRecord record)
    {
        var metrics = ImmutableArray.CreateBuilder<ModelMetric>(record.Key.Count);
        var (time, step) = (0L, 0L);
        for (var i = 0; i < record.Key.Count; i++)
        {
            // Differences wrap around, so that any two 64-bit integers have one.
            time = unchecked(time + record.TimestampDelta[i]);
            step = unchecked(step + record.StepDelta[i]);
            metrics.Add(new ModelMetric(
                record.Texts[(int)record.Key[i]],
                new MetricPoint(record.Value[i], time, step),
                TextOrNull(record.DatasetName[i]),
                TextOrNull(record.DatasetDigest[i]),
                record.Texts[(int)record.Run[i]]));
        }

        return metrics.MoveToImmutable();

        string? TextOrNull(uint place) => place == 0 ? null : record.Texts[(int)place - 1];
    }
}
