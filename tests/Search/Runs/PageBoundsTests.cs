using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;

namespace Bayou.Search.Tests.Runs;

/// <summary>A search leaves out pages of rows by what is known of their values; nobody may notice.</summary>
public sealed class PageBoundsTests
{
    private const int Runs = 5000;
    private const int PageSize = 70;
    private readonly RunTable _table = LargeTable.Create(Runs);

    [Theory]
    [InlineData("metrics.metric_3 DESC")]
    [InlineData("metrics.metric_3 ASC")]
    [InlineData("attributes.start_time DESC")]
    [InlineData("attributes.start_time ASC")]
    [InlineData("attributes.end_time DESC")]
    [InlineData("attributes.end_time ASC")]
    public void Pages_OfAnOrderOverManyRows_HoldEveryRunOnceInOrder(string order)
    {
        var ids = ReadAll(order);

        ids.Distinct().Count().ShouldBe(Runs);
        var keys = ids.Select(id => KeyOf(_table.Find(id)!, order)).ToList();
        keys.ShouldBe(order.EndsWith("DESC", StringComparison.Ordinal) ? keys.OrderDescending() : keys.Order());
    }

    [Fact]
    public void Search_AfterTheBestValueOfARunHasFallen_NoLongerPutsItFirst()
    {
        var first = ReadAll("metrics.metric_3 DESC")[0];
        var sequence = 2;
        Log(first, -1, sequence++);
        var second = ReadAll("metrics.metric_3 DESC");
        second[0].ShouldNotBe(first);
        second[^1].ShouldBe(first);

        Log(first, double.NaN, sequence++);
        ReadAll("metrics.metric_3 ASC")[^1].ShouldBe(first);
    }

    /// <summary>Wherever a scan begins, all pages but one of the rows are behind others.</summary>
    [Fact]
    public void Search_AfterAnyRunHasGotTheBestValue_PutsItFirst()
    {
        var best = 1000;
        foreach (var runId in ReadAll("attributes.start_time ASC").Where((_, place) => place % 1000 == 0))
        {
            Log(runId, ++best, 2);
            _table.Search(RunBuilder.Query(null, ["metrics.metric_3 DESC"], 1)).Hits[0].Run.Info.RunId.ShouldBe(runId);
        }
    }

    [Fact]
    public void Search_ByAMetricThatFewRunsHave_ShowsTheOthersAfterThem()
    {
        var chosen = _table.Search(RunBuilder.Query(null, ["attributes.start_time ASC"], 3000)).Hits[2999].Run.Info.RunId;
        _table.Apply(new RunChange(chosen, 2, 1, null, [new Metric("rare", new MetricPoint(1, 1, 1))], [], [], [], [], [], []));

        foreach (var order in (string[])["metrics.rare ASC", "metrics.rare DESC"])
        {
            var ids = ReadAll(order);
            ids[0].ShouldBe(chosen);
            ids.Distinct().Count().ShouldBe(Runs);
        }
    }

    private static double KeyOf(Run run, string order) =>
        order.Contains("metric", StringComparison.Ordinal) ? run.Metrics.Single(metric => metric.Key == "metric_3").Point.Value
        : order.Contains("start", StringComparison.Ordinal) ? run.Info.StartTime
        : run.Info.EndTime!.Value;

    private void Log(string runId, double value, long sequence) =>
        _table.Apply(new RunChange(
            runId, sequence, sequence - 1, null, [new Metric("metric_3", new MetricPoint(value, long.MaxValue, 1_000_000 + sequence))], [], [], [], [], [], []));

    private List<string> ReadAll(string order)
    {
        var ids = new List<string>();
        var query = RunBuilder.Query(null, [order], PageSize);
        do
        {
            var page = _table.Search(query);
            ids.AddRange(page.Hits.Select(hit => hit.Run.Info.RunId));
            query = query with { PageToken = page.NextPageToken };
        }
        while (query.PageToken is not null);

        return ids;
    }
}
