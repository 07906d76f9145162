using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>A histogram with fixed buckets.</summary>
/// <param name="name">The name, by Prometheus' rules.</param>
/// <param name="help">What is measured, for people.</param>
/// <param name="boundaries">Upper bounds of the buckets, inclusive, ascending, without infinity.</param>
internal sealed class HistogramFamily(string name, string help, IReadOnlyList<double> boundaries) : MetricFamily(name, "histogram", help)
{
    private readonly SeriesTable<HistogramSeries> _series = new(() => new HistogramSeries(boundaries));

    internal override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _series.For(tags).Record(value);

    protected override void WriteSeries(StringBuilder text)
    {
        foreach (var (labels, series) in _series.Snapshot())
        {
            var total = 0L;
            var counts = series.Counts();
            for (var i = 0; i < counts.Length; i++)
            {
                total += counts[i];
                var bound = i < boundaries.Count ? boundaries[i] : double.PositiveInfinity;
                PrometheusText.AppendBucket(text, Name, labels, bound, total);
            }

            PrometheusText.AppendSample(text, Name + "_sum", labels, series.Sum);
            PrometheusText.AppendSample(text, Name + "_count", labels, total);
        }
    }
}
