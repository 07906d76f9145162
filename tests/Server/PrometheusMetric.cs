namespace Bayou.Server.Tests;

/// <summary>One metric of an exposition.</summary>
/// <param name="Type">counter, gauge or histogram.</param>
/// <param name="Samples">Its samples in order.</param>
internal sealed record PrometheusMetric(string Type, List<PrometheusMetric.Sample> Samples)
{
    internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
}
