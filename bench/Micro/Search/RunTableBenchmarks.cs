using Bayou.Bench.Micro.Data;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using BenchmarkDotNet.Attributes;

namespace Bayou.Bench.Micro.Search;

/// <summary>Searches over the columns of one experiment, for the first page of 100 runs.</summary>
public class RunTableBenchmarks
{
    private RunTable _table = new();

    /// <summary>How many runs the experiment holds.</summary>
    [Params(10_000, 100_000)]
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

    private RunSearchPage Search(string? filter, params string[] orderBy) =>
        _table.Search(new RunSearchQuery(["1"], filter, ViewType.ActiveOnly, 100, [.. orderBy], null, null, false));
}
