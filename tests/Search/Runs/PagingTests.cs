using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Tests.Model;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

public sealed class PagingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void Search_PageByPage_MeetsEveryRunOnceAndEndsWithoutAToken(int pageSize)
    {
        var table = NewTable(Enumerable.Range(0, 10).Select(i => NewRun($"run{i}", metrics: [("m", i / 3)])));
        var query = Query(orderBy: ["metrics.m DESC"], maxResults: pageSize);
        var pages = new List<RunSearchPage> { table.Search(query) };
        while (pages[^1].NextPageToken is { } token)
        {
            pages.Add(table.Search(query with { PageToken = token }));
        }

        pages.SelectMany(page => page.Ids()).ShouldBe(table.SearchIds(null, "metrics.m DESC"));
        pages.Count.ShouldBe((10 + pageSize - 1) / pageSize);
        pages.SkipLast(1).ShouldAllBe(page => page.Hits.Length == pageSize);
    }

    [Theory]
    [InlineData("metrics.loss")]
    [InlineData("metrics.loss DESC")]
    [InlineData("params.`a.b` DESC")]
    [InlineData("start_time DESC")]
    [InlineData("end_time")]
    public void Search_WhileRunsAreAdded_MissesNoneOfTheOldAndRepeatsNone(string orderBy)
    {
        var random = new Random(6);
        var model = new RandomRuns(random);
        model.Grow(200, 600);
        var old = model.Documents.Select(run => run.Info.RunId).ToHashSet();
        var query = Query(orderBy: [orderBy], maxResults: 7, view: ViewType.All);
        var met = new List<string>();
        for (string? token = null; ;)
        {
            var page = model.Table.Search(query with { PageToken = token });
            met.AddRange(page.Ids());
            if (page.NextPageToken is null)
            {
                break;
            }

            token = page.NextPageToken;
            for (var i = 0; i < 3; i++)
            {
                model.Table.Replace(NewRun(
                    $"new{met.Count}-{i}",
                    metrics: [("loss", random.Pick(Vocabulary.Numbers))],
                    values: [("a.b", random.Pick(Vocabulary.Texts))],
                    start: random.Pick(Vocabulary.Times),
                    end: random.Pick<long?>([null, .. Vocabulary.Times])), 1);
            }
        }

        met.ShouldBeUnique();
        old.Except(met).ShouldBeEmpty();
        model.Table.Count.ShouldBeGreaterThan(old.Count + 60);
    }

    [Fact]
    public void Search_BehindTheRunOfATokenThatIsGoneFromTheResults_GoesOnAfterItsPlace()
    {
        var table = NewTable(Enumerable.Range(0, 6).Select(i => NewRun($"run{i}", metrics: [("m", i)])));
        var query = Query(orderBy: ["metrics.m"], maxResults: 3);
        var token = table.Search(query).NextPageToken;
        table.Replace(NewRun("run2", metrics: [("m", 2)], deleted: true), 2);
        table.Search(query with { PageToken = token }).Ids().ShouldBe(["run3", "run4", "run5"]);
    }

    [Fact]
    public void Token_OfAnotherFilterOrderOrView_IsRefused()
    {
        var table = NewTable(NewRun("a"), NewRun("b"), NewRun("c"));
        var query = Query("status = 'RUNNING'", ["run_name"], 1);
        var token = table.Search(query).NextPageToken;
        table.Search(query with { PageToken = token, MaxResults = 2 }).Ids().ShouldBe(["b", "c"]);
        RunSearchQuery[] others =
            [query with { Filter = null }, query with { OrderBy = ["run_name DESC"] }, query with { View = ViewType.All }];
        foreach (var other in others)
        {
            var refusal = Should.Throw<BayouException>(() => table.Search(other with { PageToken = token }));
            refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
            refusal.Message.ShouldStartWith("Invalid page token: it belongs to another search.");
        }
    }

    [Fact]
    public void Token_DamagedInAnyPlace_IsRefusedOrAPosition()
    {
        var table = NewTable(Enumerable.Range(0, 5).Select(i => NewRun($"run{i}", metrics: [("m", i)], values: [("p", "text")])));
        var query = Query(orderBy: ["metrics.m", "params.p", "end_time"], maxResults: 2);
        var token = table.Search(query).NextPageToken!;
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 5000; i++)
        {
            var damaged = token.ToCharArray();
            damaged[random.Next(damaged.Length)] = (char)random.Next(33, 126);
            var text = new string(damaged)[..random.Pick(damaged.Length, random.Next(1, damaged.Length))] + random.Pick("", "", "AAAA");
            try
            {
                table.Search(query with { PageToken = text });
            }
            catch (BayouException refusal)
            {
                refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
                refusal.Message.ShouldStartWith("Invalid page token");
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(3000);
    }

    [Theory]
    [InlineData("eyJvZmZzZXQiOiAxMDB9")]
    [InlineData("not base64!")]
    [InlineData("AQ")]
    [InlineData("é")]
    public void Token_OfSomebodyElse_IsRefused(string token) =>
        Should.Throw<BayouException>(() => RunTable.Validate(Query(token: token))).Message.ShouldStartWith("Invalid page token");

    [Fact]
    public void Total_WhereAskedFor_CountsTheMatchesOfAllPages()
    {
        var table = NewTable(Enumerable.Range(0, 25).Select(i => NewRun($"run{i}", metrics: [("m", i)])));
        var query = Query("metrics.m >= 5", maxResults: 8, countTotal: true);
        var first = table.Search(query);
        first.Total.ShouldBe(20);
        table.Search(query with { PageToken = first.NextPageToken }).Total.ShouldBe(20);
        table.Search(query with { CountTotal = false }).Total.ShouldBeNull();
    }

    [Fact]
    public void Projection_OfAHit_LeavesOutWhatWasNotAskedFor()
    {
        var table = NewTable(NewRun(
            "a", metrics: [("m", 1), ("n", 2)], values: [("p", "x"), ("q", "y")], tags: [("t", "u")], datasets: [NewDataset("iris", "d")]));
        var run = table.Search(Query(projection: new RunProjection(["n", "absent"], [], default, false))).Hits.Single().Run;
        run.Metrics.Select(metric => metric.Key).ShouldBe(["n"]);
        run.Params.ShouldBeEmpty();
        run.Tags.ShouldBe([new Tag("t", "u")]);
        run.DatasetInputs.ShouldBeEmpty();
        table.Search(Query()).Hits.Single().Run.DatasetInputs.Single().Dataset.Name.ShouldBe("iris");
    }
}
