using System.Text;

namespace Bayou.Api.Health.Exposition;

/// <summary>All series of one metric.</summary>
/// <param name="name">The name, by Prometheus' rules.</param>
/// <param name="type">counter, gauge or histogram.</param>
/// <param name="help">What is measured, for people.</param>
internal abstract class MetricFamily(string name, string type, string help)
{
    internal string Name { get; } = name;

    /// <summary>Takes one measurement. Called from any thread, on the path of requests.</summary>
    /// <param name="value">The measured value, not NaN.</param>
    /// <param name="tags">Which series it belongs to.</param>
    internal abstract void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Called before observed values are asked for.</summary>
    internal virtual void BeforeObservation()
    {
    }

    /// <summary>Writes header and series; nothing when there is no series yet.</summary>
    /// <param name="text">What is written to.</param>
    internal void WriteTo(StringBuilder text)
    {
        var start = text.Length;
        PrometheusText.AppendHeader(text, Name, type, help);
        var headed = text.Length;
        WriteSeries(text);
        if (text.Length == headed)
        {
            text.Length = start;
        }
    }

    protected abstract void WriteSeries(StringBuilder text);
}
