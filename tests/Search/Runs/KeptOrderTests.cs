using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

/// <summary>What a search has to look at once its order is kept.</summary>
public sealed class KeptOrderTests
{
    private const int PageSize = 20;
    private static readonly SortedOrderLimits Small = new() { SegmentRows = 1024, LeastPages = 2, LeastWalk = 1000 };

    [Theory]
    [InlineData("metrics.loss ASC")]
    [InlineData("metrics.loss DESC")]
    [InlineData("params.name ASC")]
    [InlineData("attributes.end_time ASC")]
    [InlineData("attributes.run_name ASC")]
    public void Search_ByAnOrderAskedForOften_MeetsFewRowsHoweverManyThereAre(string order)
    {
        foreach (var runs in (int[])[3000, 30_000])
        {
            var cost = CostOf(NewTable(runs), order);
            cost.Pages.ShouldBe(0);
            cost.Rows.ShouldBeInRange(PageSize + 1, 5 * PageSize);
        }
    }

    [Fact]
    public void Search_DeepInAnOrderAskedForOften_MeetsNoMoreRowsThanAtTheBeginning()
    {
        var table = NewTable(8000);
        var query = Query(null, ["metrics.loss ASC"], PageSize);
        Warm(table, query);
        for (var page = 0; page < 200; page++)
        {
            var found = table.Search(query);
            table.LastCost.ShouldBe(new SearchCost(0, PageSize + 1));
            query = query with { PageToken = found.NextPageToken };
        }
    }

    [Fact]
    public void Search_WhoseFilterFewRowsPass_LooksAtEachRowOnceAtMostBesideAShortWalk()
    {
        var table = NewTable(8000);
        Warm(table, Query(null, ["metrics.loss ASC"], PageSize));

        table.Search(Query("params.name = 'name-17'", ["metrics.loss ASC"], PageSize)).Hits.Length.ShouldBe(8);

        table.LastCost.Pages.ShouldBeInRange(1, 8);
        table.LastCost.Rows.ShouldBeLessThan(200);
    }

    [Fact]
    public void Search_OutsideOfWhatPagesHold_LooksAtNoRow()
    {
        var table = NewTable(8000);
        string[] filters = ["metrics.loss > 2", "metrics.loss < 0", "start_time > 1e9", "end_time < 0", "params.name = 'none'", "params.none = 'x'"];
        foreach (var filter in filters)
        {
            table.Search(Query(filter)).Hits.ShouldBeEmpty();
            table.LastCost.ShouldBe(default, filter);
        }

        table.Search(Query("run_name = 'run 4000'")).Hits.Single().Run.Info.RunId.ShouldBe("4000");
        table.LastCost.Pages.ShouldBe(1);
    }

    [Fact]
    public void Search_AfterMoreChangesThanAreWorthMoving_SortsAgain()
    {
        var table = NewTable(4000);
        var query = Query(null, ["metrics.loss ASC"], PageSize);
        Warm(table, query);
        for (var i = 0; i < 4000; i++)
        {
            table.Apply(Change($"{i}", 2, 1, metrics: [new Metric("loss", new MetricPoint(4000 - i, 2, 2))]));
        }

        var expected = Enumerable.Range(0, PageSize).Select(i => $"{3999 - i}").ToArray();
        for (var i = 0; i < 8; i++)
        {
            table.Search(query).Ids().ShouldBe(expected);
        }

        table.LastCost.ShouldBe(new SearchCost(0, PageSize + 1));
    }

    [Fact]
    public void Search_ByMoreOrdersThanAreKept_StaysRight()
    {
        var table = NewTable(3000);
        for (var round = 0; round < 5; round++)
        {
            foreach (var order in Enumerable.Range(0, 50).Select(i => $"metrics.m{i}"))
            {
                table.Search(Query(null, [order, "metrics.loss ASC"], 1)).Ids().ShouldBe(table.SearchIds(null, "metrics.loss ASC").Take(1));
            }
        }
    }

    [Fact]
    public void Search_AfterTheLoaderAddedRuns_ShowsThem()
    {
        var table = NewTable(3000);
        var query = Query(null, ["metrics.loss ASC"], 1);
        Warm(table, query);
        var loader = table.CreateLoader();
        loader.TryBegin(NewRun("loaded").Info).ShouldBeTrue();
        loader.AddPoint(loader.MetricColumn("loss"u8), new MetricPoint(-1, 1, 1));
        loader.End(1);
        for (var i = 0; i < 8; i++)
        {
            table.Search(query).Ids().ShouldBe(["loaded"]);
        }
    }

    private static SearchCost CostOf(RunTable table, string order)
    {
        var query = Query("metrics.loss < 0.5", [order], PageSize);
        Warm(table, query);
        query = query with { PageToken = table.Search(query).NextPageToken };
        table.Search(query);
        return table.LastCost;
    }

    private static void Warm(RunTable table, RunSearchQuery query)
    {
        for (var i = 0; i < 2 + (table.Count / 1024) + 1; i++)
        {
            table.Search(query);
        }
    }

    /// <summary>Every second run passes <c>loss &lt; 0.5</c>, wherever it is in the other orders.</summary>
    private static RunTable NewTable(int runs)
    {
        var table = new RunTable(Small);
        for (var i = 0; i < runs; i++)
        {
            var loss = ((i * 7919L) % runs / (2.0 * runs)) + (i % 2 == 0 ? 0 : 0.5);
            table.Replace(
                NewRun($"{i}", [("loss", loss)], [("name", $"name-{i % 1000}")], start: i * 1000L, end: (i * 1000L) + 500, name: $"run {i}"), 1);
        }

        return table;
    }
}
