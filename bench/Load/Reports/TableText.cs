using System.Globalization;
using Bayou.Bench.Measuring;

namespace Bayou.Bench.Reports;

/// <summary>Results as lines of text, in columns.</summary>
internal static class TableText
{
    private const int NameWidth = 32;

    private static readonly (string Title, int Width, Func<WorkloadResult, string> Cell)[] s_columns =
    [
        ("conn", 4, static result => result.Connections.ToString(CultureInfo.InvariantCulture)),
        ("ops/s", 9, static result => Figure(result.OperationsPerSecond.Median)),
        ("+-", 4, static result => Percent(result.OperationsPerSecond.Share)),
        ("units/s", 18, static result => result.UnitsPerSecond is { } units ? $"{Figure(units)} {result.Unit}" : ""),
        ("p50 ms", 8, static result => Figure(result.P50Ms)),
        ("p90 ms", 8, static result => Figure(result.P90Ms)),
        ("p99 ms", 8, static result => Figure(result.P99Ms)),
        ("max ms", 8, static result => Figure(result.MaxMs)),
        ("errors", 6, static result => result.Errors.ToString(CultureInfo.InvariantCulture)),
        ("of bare", 7, static result => Percent(result.ShareOfBare?.Median)),
        ("srv MiB", 7, static result => MiB(result.ServerPeakBytes)),
        ("srv cpu", 7, static result => Cores(result.ServerCores)),
        ("cli cpu", 7, static result => Cores(result.ClientCores)),
    ];

    internal static string Header { get; } = "workload".PadRight(NameWidth) + Join(static column => column.Title);

    internal static string Row(WorkloadResult result) => result.Name.PadRight(NameWidth) + Join(column => column.Cell(result));

    /// <summary>What a reader must know beside the figures: errors by kind, a client at its limit, a server that fell behind.</summary>
    internal static IEnumerable<string> Notes(WorkloadResult result)
    {
        var errors = result.Repeats.SelectMany(static repeat => repeat.Errors);
        foreach (var kind in errors.GroupBy(static error => error.Key, StringComparer.Ordinal))
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
                $"  fell behind the rate of {result.Rate}/s: {unstarted} operations never got a connection, and count with the time they waited");
        }
    }

    /// <summary>Three digits that matter, and thousands apart.</summary>
    internal static string Figure(double number) => number switch
    {
        >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Join(Func<(string Title, int Width, Func<WorkloadResult, string> Cell), string> text) =>
        string.Concat(s_columns.Select(column => " " + text(column).PadLeft(column.Width)));

    private static string Percent(double? share) =>
        share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known * 100:0}%") : "";

    private static string MiB(long? bytes) =>
        bytes is { } known ? (known / (1024.0 * 1024)).ToString("#,0", CultureInfo.InvariantCulture) : "";

    private static string Cores(double? cores) => cores is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "";
}
