using System.Diagnostics;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

/// <summary>Prints what searches cost. Run it with <c>-explicit only</c>, from a release build.</summary>
public sealed class SearchFigures(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void Search_InALargeTable_PrintsItsCost(int runs)
    {
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var table = LargeTable.Create(runs);
        var built = clock.Elapsed;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{runs} runs: built in {built.TotalSeconds:F1} s, {bytes / runs} bytes a run");

        var typical = Query("metrics.metric_3 > 1.5 AND params.param_20 = 'value-7'", ["metrics.metric_5 DESC"], 100);
        Measure(table, "metric and param, by metric", typical);
        Measure(table, "no filter, by start time", Query(null, [], 100));
        Measure(table, "no filter, by metric", Query(null, ["metrics.metric_5 DESC"], 100));
        Measure(table, "no filter, by metric, counted", Query(null, ["metrics.metric_5 DESC"], 100, countTotal: true));
        Measure(table, "no filter, by status", Query(null, ["attributes.status"], 100));
        Measure(table, "no filter, by param of 42 values", Query(null, ["params.param_20"], 100));
        Measure(table, "no filter, by param without repeats", Query(null, ["params.param_3 DESC"], 100));
        Measure(table, "LIKE on a tag without repeats", Query("tags.tag_1 LIKE '%abc%'", ["metrics.metric_5"], 100));
        Measure(table, "ILIKE on the artifact URI", Query("artifact_uri ILIKE '%0abc%'", [], 100));
        Measure(table, "run_name equals", Query("run_name = 'capable-crane-77777'", [], 100));
        Measure(table, "page of 1,000, by metric", Query(null, ["metrics.metric_5 DESC"], 1000));
        var oneMetric = new RunProjection(["metric_5"], [], [], false);
        Measure(table, "page of 1,000, one metric only", Query(null, ["metrics.metric_5 DESC"], 1000, projection: oneMetric));
        Measure(table, "page of 50,000, one metric only", Query(null, ["metrics.metric_5 DESC"], 50_000, projection: oneMetric));
        Walk(table, typical);
    }

    private void Measure(RunTable table, string name, RunSearchQuery query)
    {
        var hits = table.Search(query).Hits.Length;
        for (var warmUp = Stopwatch.StartNew(); warmUp.Elapsed.TotalSeconds < 1;)
        {
            table.Search(query);
        }

        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        while (times.Count < 7 || (clock.Elapsed.TotalSeconds < 1 && times.Count < 300))
        {
            var start = Stopwatch.GetTimestamp();
            table.Search(query);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine($"{name}: {hits} hits, {Percentiles(times)}");
    }

    private void Walk(RunTable table, RunSearchQuery query)
    {
        var times = new List<double>();
        string? token = null;
        do
        {
            var start = Stopwatch.GetTimestamp();
            token = table.Search(query with { PageToken = token }).NextPageToken;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        while (token is not null && times.Count < 200);
        var last = times[^1];
        output.WriteLine($"all {times.Count} pages of the first search: {Percentiles(times)}; the last one {last:F2} ms");
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return $"p50 {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms";
    }
}
