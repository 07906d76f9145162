using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Tests.Model;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

public sealed class SearchMergeTests
{
    [Fact]
    public void Merge_OfSeveralExperiments_AgreesWithOneTableOfAllRuns()
    {
        var random = new Random(8);
        var (all, tables) = NewTables(random, runs: 150, experiments: 4);
        for (var i = 0; i < 200; i++)
        {
            var filter = random.Pick(null, RandomClause.Next(random).Text);
            var query = Query(filter, RandomOrder.Next(random).Texts, random.Next(1, 40), ViewType.All, countTotal: true);
            var (left, right) = (all.Search(query), SearchMerge.Merge(query, [.. tables.Select(table => table.Search(query))]));
            while (true)
            {
                right.Ids().ShouldBe(left.Ids(), filter);
                right.Total.ShouldBe(left.Total);
                right.NextPageToken.ShouldBe(left.NextPageToken);
                if (left.NextPageToken is null)
                {
                    break;
                }

                var next = query with { PageToken = left.NextPageToken };
                (left, right) = (all.Search(next), SearchMerge.Merge(next, [.. tables.Select(table => table.Search(next))]));
            }
        }
    }

    [Fact]
    public void Merge_OfOneExperimentTwice_CountsItOnce()
    {
        var (_, tables) = NewTables(new Random(9), runs: 30, experiments: 2);
        var query = Query(view: ViewType.All, maxResults: 5, countTotal: true);
        var (first, second) = (tables[0].Search(query), tables[1].Search(query));
        var merged = SearchMerge.Merge(query, [first, second, first]);
        merged.Ids().ShouldBe(SearchMerge.Merge(query, [second, first]).Ids());
        merged.Total.ShouldBe(first.Total + second.Total);
    }

    [Fact]
    public void Merge_OfNoPages_IsEmptyButStillChecksTheQuery()
    {
        var empty = SearchMerge.Merge(Query("metrics.m > 1", countTotal: true), []);
        empty.Hits.ShouldBeEmpty();
        empty.NextPageToken.ShouldBeNull();
        empty.Total.ShouldBe(0);
        Should.Throw<BayouException>(() => SearchMerge.Merge(Query("metrics.m > 'x'"), [])).Code.ShouldBe(ErrorCode.InvalidParameterValue);
    }

    private static (RunTable All, List<RunTable> Tables) NewTables(Random random, int runs, int experiments)
    {
        var model = new RandomRuns(random);
        model.Grow(runs, runs * 3);
        var all = new RunTable();
        var tables = Enumerable.Range(0, experiments).Select(_ => new RunTable()).ToList();
        foreach (var document in model.Documents)
        {
            var experiment = random.Next(experiments);
            var run = document with { Info = document.Info with { ExperimentId = $"{experiment}" } };
            all.Replace(run, 1);
            tables[experiment].Replace(run, 1);
        }

        return (all, tables);
    }
}
