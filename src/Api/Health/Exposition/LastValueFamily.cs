using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>A gauge, or an instrument that is observed: the newest measurement counts.</summary>
/// <param name="name">The name, by Prometheus' rules.</param>
/// <param name="type">counter or gauge.</param>
/// <param name="help">What is measured, for people.</param>
/// <param name="isObserved">Whether values come only when asked for; a series that is not reported then has gone.</param>
internal sealed class LastValueFamily(string name, string type, string help, bool isObserved) : MetricFamily(name, type, help)
{
    private readonly SeriesTable<AtomicDouble> _series = new(static () => new AtomicDouble());

    internal override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _series.For(tags).Set(value);

    internal override void BeforeObservation()
    {
        if (isObserved)
        {
            _series.Clear();
        }
    }

    protected override void WriteSeries(StringBuilder text)
    {
        foreach (var (labels, last) in _series.Snapshot())
        {
            PrometheusText.AppendSample(text, Name, labels, last.Value);
        }
    }
}
