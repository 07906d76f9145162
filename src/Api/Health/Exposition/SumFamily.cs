using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>A counter or up-down counter: measurements add up.</summary>
/// <param name="name">The name, by Prometheus' rules.</param>
/// <param name="type">counter or gauge.</param>
/// <param name="help">What is measured, for people.</param>
internal sealed class SumFamily(string name, string type, string help) : MetricFamily(name, type, help)
{
    private readonly SeriesTable<AtomicDouble> _series = new(static () => new AtomicDouble());

    internal override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _series.For(tags).Add(value);

    protected override void WriteSeries(StringBuilder text)
    {
        foreach (var (labels, sum) in _series.Snapshot())
        {
            PrometheusText.AppendSample(text, Name, labels, sum.Value);
        }
    }
}
