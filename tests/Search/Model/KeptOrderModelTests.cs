using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;
using Bayou.Search.Tests.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>
/// Asks for the same few orders again and again, so that they are kept, while runs change between pages: each page must be what plain evaluation
/// finds behind the last run of the page before, as that run was then.
/// </summary>
public sealed class KeptOrderModelTests
{
    private const int Runs = 3500;
    private static readonly SortedOrderLimits Small = new() { SegmentRows = 1024, LeastPages = 1, LeastWalk = 300 };

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    [InlineData(3, 60)]
    [InlineData(4, 900)]
    public void Pages_OfOrdersThatAreKept_AgreeWithPlainEvaluationWhileRunsChange(int seed, int changesBetweenPages)
    {
        var random = new Random(seed);
        var model = new RandomRuns(random, new RunTable(Small));
        model.Grow(Runs, Runs * 3);
        var orders = Enumerable.Range(0, 6).Select(_ => RandomOrder.Next(random)).ToArray();
        var (walks, rows) = (0, model.Table.Count);
        for (var i = 0; i < 40; i++)
        {
            walks += CheckPages(random, model, random.Pick(orders), changesBetweenPages);
        }

        walks.ShouldBeGreaterThan(20);
        model.Table.Count.ShouldBeGreaterThanOrEqualTo(rows);
    }

    /// <summary>Reads some pages; tells for how many of them rows were met in a kept order.</summary>
    private static int CheckPages(Random random, RandomRuns model, RandomOrder order, int changes)
    {
        var clauses = Enumerable.Range(0, random.Next(3)).Select(_ => RandomClause.Next(random)).ToList();
        var view = random.Pick(ViewType.ActiveOnly, ViewType.All, ViewType.DeletedOnly);
        var filter = string.Join(" AND ", clauses.Select(clause => clause.Text));
        var query = RunBuilder.Query(filter, order.Texts, random.Pick(1, 20, 100, 250), view);
        var walks = 0;
        Run? last = null;
        for (var page = 0; page < 4; page++)
        {
            var expected = model.Documents
                .Where(run => view.Shows(run.Info.LifecycleStage) && clauses.TrueForAll(clause => clause.Matches(run)))
                .Where(run => last is null || order.Compare(run, last) > 0)
                .Order(order)
                .Select(run => run.Info.RunId)
                .Take(query.MaxResults)
                .ToArray();
            var found = model.Table.Search(query);
            walks += model.Table.LastCost.Rows > 0 ? 1 : 0;
            found.Ids().ShouldBe(expected, $"{filter} ORDER BY {string.Join(", ", order.Texts)}, page {page}");
            if (found.NextPageToken is null)
            {
                break;
            }

            last = found.Hits[^1].Run;
            query = query with { PageToken = found.NextPageToken };
            model.Grow(model.Table.Count + random.Next(2), changes);
        }

        return walks;
    }
}
