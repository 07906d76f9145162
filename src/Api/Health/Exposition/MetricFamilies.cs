using System.Diagnostics.Metrics;

namespace Bayou.Api.Health.Exposition;

/// <summary>Chooses how the measurements of an instrument are kept.</summary>
internal static class MetricFamilies
{
    private static readonly double[] s_secondBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    // What OpenTelemetry's SDKs use where an instrument advises nothing.
    private static readonly double[] s_otherBounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    internal static MetricFamily For(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        var isCounter = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>);
        var name = MetricName.Of(instrument, isCounter);
        var help = instrument.Description ?? instrument.Name;
        if (kind == typeof(Histogram<>))
        {
            return new HistogramFamily(name, help, Boundaries(instrument));
        }

        var type = isCounter ? "counter" : "gauge";
        return kind == typeof(Counter<>) || kind == typeof(UpDownCounter<>)
            ? new SumFamily(name, type, help)
            : new LastValueFamily(name, type, help, instrument.IsObservable);
    }

    private static double[] Boundaries(Instrument instrument)
    {
        var advised = instrument switch
        {
            Histogram<double> histogram => Advised(histogram),
            Histogram<float> histogram => Advised(histogram),
            Histogram<long> histogram => Advised(histogram),
            Histogram<int> histogram => Advised(histogram),
            Histogram<short> histogram => Advised(histogram),
            Histogram<byte> histogram => Advised(histogram),
            Histogram<decimal> histogram => Advised(histogram),
            _ => null,
        };
        return advised ?? (instrument.Unit == "s" ? s_secondBounds : s_otherBounds);
    }

    private static double[]? Advised<T>(Histogram<T> histogram)
        where T : struct, IConvertible =>
        histogram.Advice?.HistogramBucketBoundaries is { } bounds
            ? [.. bounds.Select(bound => bound.ToDouble(System.Globalization.CultureInfo.InvariantCulture)).Order()]
            : null;
}
