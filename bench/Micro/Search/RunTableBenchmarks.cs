using System.Globalization;
using Bayou.Bench.Micro.Data;
using Bayou.Contracts;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using BenchmarkDotNet.Attributes;

namespace Bayou.Bench.Micro.Search;

/// <summary>Searches over the columns of one experiment, for the first page of 100 runs.</summary>
public class RunTableBenchmarks
{
    private readonly Random _random = new(Seed: 2);
    private RunTable _table = new();
    private string? _deep;

    /// <summary>How many runs the experiment holds.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Runs { get; set; }

    /// <summary>Fills the table.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _table = new RunTable();
        foreach (var run in SampleRuns.Make(Runs))
        {
            _table.Replace(run, 1);
        }

        _deep = Search(null, "metrics.metric_1 < 2", ["metrics.metric_1 ASC"], Math.Min(Runs / 2, Limits.SearchMaxResults)).NextPageToken;
    }

    /// <summary>No filter, latest first.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage Latest() => Search(null);

    /// <summary>A filter on a metric.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage Metric() => Search("metrics.metric_1 < 0.1");

    /// <summary>A filter on a param of few values and one on a tag.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage ParamAndTag() => Search("params.param_0 = 'lion' AND tags.tag_3 = 'value 7'");

    /// <summary>A pattern over names that are all different.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage Like() => Search("attributes.run_name LIKE '%-99%'");

    /// <summary>A filter on a metric and a param, ordered by another metric.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage FilterAndOrder() => Search("metrics.metric_1 < 0.5 AND params.param_0 = 'adamw'", "metrics.metric_2 DESC");

    /// <summary>The same while runs log: 20 of them between two searches.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage FilterAndOrderBesideWrites()
    {
        for (var i = 0; i < 20; i++)
        {
            var id = _random.Next(Runs).ToString("x32", CultureInfo.InvariantCulture);
            _table.TryGetSequence(id, out var known);
            var point = new MetricPoint(_random.NextDouble(), 1_800_000_000_000 + known, known);
            _table.Apply(new RunChange(id, known + 1, known, null, [new Metric("metric_2", point)], [], [], [], [], [], []));
        }

        return FilterAndOrder();
    }

    /// <summary>A page from the middle of all runs that have a metric, by that metric.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage DeepPage() => Search(_deep, "metrics.metric_1 < 2", ["metrics.metric_1 ASC"]);

    /// <summary>A filter that only the last runs of the order pass: a walk gives up, and a scan follows.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage FilterAgainstOrder() => Search("metrics.metric_1 > 0.999", "metrics.metric_1 ASC");

    /// <summary>Clauses that no run meets together, though each page has runs that meet any one.</summary>
    /// <returns>The page.</returns>
    [Benchmark]
    public RunSearchPage NoMatch() =>
        Search("metrics.metric_1 > 0.9 AND metrics.metric_2 > 0.9 AND metrics.metric_3 > 0.9 AND metrics.metric_4 > 0.9 AND metrics.metric_5 > 0.9 "
            + "AND metrics.metric_6 > 0.9 AND metrics.metric_7 > 0.9 AND metrics.metric_8 > 0.9");

    private RunSearchPage Search(string? filter, params string[] orderBy) => Search(null, filter, orderBy);

    private RunSearchPage Search(string? token, string? filter, string[] orderBy, int size = 100) =>
        _table.Search(new RunSearchQuery(["1"], filter, ViewType.ActiveOnly, size, [.. orderBy], token, null, false));
}
