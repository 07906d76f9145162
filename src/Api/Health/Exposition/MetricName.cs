using System.Diagnostics.Metrics;

namespace Bayou.Api.Health.Exposition;

/// <summary>
/// The name of an instrument in Prometheus: OpenTelemetry's compatibility rules
/// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
/// </summary>
internal static class MetricName
{
    private const string CounterSuffix = "_total";

    /// <summary>Name with its unit, and <c>_total</c> for counters.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="isCounter">Whether it only grows.</param>
    internal static string Of(Instrument instrument, bool isCounter)
    {
        var name = PrometheusText.Identifier(instrument.Name);
        if (isCounter && name.EndsWith(CounterSuffix, StringComparison.Ordinal))
        {
            name = name[..^CounterSuffix.Length];
        }

        var unit = UnitSuffix(instrument.Unit);
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal))
        {
            name += unit;
        }

        return isCounter ? name + CounterSuffix : name;
    }

    // A unit in braces only annotates; 1 is none.
    private static string UnitSuffix(string? unit) => unit switch
    {
        null or "" or "1" => "",
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        "%" => "_percent",
        _ when unit.StartsWith('{') => "",
        _ => "_" + PrometheusText.Identifier(unit),
    };
}
