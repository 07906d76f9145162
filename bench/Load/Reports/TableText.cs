using System.Globalization;
using Bayou.Bench.Measuring;

namespace Bayou.Bench.Reports;

/// <summary>Results as lines of text, in columns.</summary>
internal static class TableText
{
    private const int NameWidth = 32;

    internal static string Header { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{"workload",-NameWidth} {"conn",4} {"ops/s",9} {"+-",4} {"units/s",18} {"p50 ms",8} {"p90 ms",8} {"p99 ms",8} {"max ms",8} {"errors",6} {"of bare",7} {"srv MiB",7} {"srv cpu",7} {"cli cpu",7}");

    internal static string Row(WorkloadResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Name,-NameWidth} {result.Connections,4} {Figure(result.OperationsPerSecond.Median),9} {Percent(result.OperationsPerSecond.Share),4} {Units(result),18} {Figure(result.P50Ms),8} {Figure(result.P90Ms),8} {Figure(result.P99Ms),8} {Figure(result.MaxMs),8} {result.Errors,6} {Percent(result.ShareOfBare?.Median),7} {MiB(result.ServerPeakBytes),7} {Cores(result.ServerCores),7} {Cores(result.ClientCores),7}");

    /// <summary>What a reader must know beside the figures: errors by kind, a client at its limit, a server that fell behind.</summary>
    internal static IEnumerable<string> Notes(WorkloadResult result)
    {
        foreach (var kind in result.Repeats.SelectMany(static repeat => repeat.Errors).GroupBy(static error => error.Key, StringComparer.Ordinal))
        {
            yield return FormattableString.Invariant($"  error: {kind.Key}: {kind.Sum(static error => error.Value)} times");
        }

        if (result.Repeats.Any(static repeat => repeat.ClientSaturated))
        {
            yield return "  the client is saturated: the server may be faster than this";
        }

        if (result.Bare.Any(static repeat => repeat.ClientSaturated))
        {
            yield return "  the client is saturated on the bare endpoint: the share of it may be smaller than this";
        }

        if (result.Repeats.Sum(static repeat => repeat.Unstarted) is > 0 and var unstarted)
        {
            yield return FormattableString.Invariant(
                $"  the server fell behind the rate of {result.Rate}/s: {unstarted} operations never got a connection, and count with the time that they waited");
        }
    }

    /// <summary>Three digits that matter, and thousands apart.</summary>
    internal static string Figure(double number) => number switch
    {
        >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Units(WorkloadResult result) =>
        result.UnitsPerSecond is { } units ? $"{Figure(units)} {result.Unit}" : "";

    private static string Percent(double? share) =>
        share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0}%") : "";

    private static string MiB(long? bytes) =>
        bytes is { } known ? (known / (1024.0 * 1024)).ToString("#,0", CultureInfo.InvariantCulture) : "";

    private static string Cores(double? cores) => cores is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
