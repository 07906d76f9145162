using Bayou.Search.Language;
using Bayou.Search.Runs;
using BenchmarkDotNet.Attributes;

namespace Bayou.Bench.Micro.Search;

/// <summary>Reading a filter, and binding it to the fields of runs.</summary>
public class FilterBenchmarks
{
    /// <summary>The filter.</summary>
    [Params(
        "metrics.metric_0 < 0.5",
        "metrics.metric_0 < 0.5 AND params.param_0 = 'adamw' AND tags.tag_1 LIKE 'value%' AND attributes.status IN ('FINISHED', 'FAILED')")]
    public string Filter { get; set; } = "";

    /// <summary>Text to clauses.</summary>
    /// <returns>How many.</returns>
    [Benchmark]
    public int Parse() => FilterParser.Parse(Filter).Length;

    /// <summary>Text to clauses whose fields and values are checked.</summary>
    /// <returns>How many.</returns>
    [Benchmark]
    public int ParseAndBind() => ClauseBinder.Bind(RunSchema.Schema, Filter).Length;
}
