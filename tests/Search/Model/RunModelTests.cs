using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Tests.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>Compares the table with plain evaluation over documents; data, filters, orders, views and page sizes are made at random.</summary>
public sealed class RunModelTests
{
    [Theory]
    [InlineData(1, 1, 3, 200)]
    [InlineData(2, 8, 30, 800)]
    [InlineData(3, 60, 150, 800)]
    [InlineData(4, 70, 400, 800)]
    [InlineData(5, 200, 900, 500)]
    [InlineData(6, 1100, 2000, 60)]
    [InlineData(7, 2100, 3000, 20)]
    public void Search_OfRandomRuns_AgreesWithPlainEvaluation(int seed, int runs, int changes, int searches)
    {
        var random = new Random(seed);
        var model = new RandomRuns(random);
        model.Grow(runs, changes);
        var documents = model.Documents.ToList();
        var descriptions = documents.ToDictionary(run => run.Info.RunId, NaiveRun.Describe);
        model.Table.Count.ShouldBe(documents.Count);
        for (var i = 0; i < searches; i++)
        {
            CheckSearch(random, model.Table, documents, descriptions);
        }
    }

    [Theory]
    [InlineData(11, 5, 400)]
    [InlineData(12, 90, 2000)]
    [InlineData(13, 1200, 4000)]
    public void Find_AfterRandomChanges_GivesTheWholeDocument(int seed, int runs, int changes)
    {
        var model = new RandomRuns(new Random(seed));
        model.Grow(runs, changes);
        foreach (var document in model.Documents)
        {
            NaiveRun.Describe(model.Table.Find(document.Info.RunId)!).ShouldBe(NaiveRun.Describe(document));
        }
    }

    private static void CheckSearch(Random random, RunTable table, List<Run> documents, Dictionary<string, string> descriptions)
    {
        var clauses = Enumerable.Range(0, random.Next(4)).Select(_ => RandomClause.Next(random)).ToList();
        var filter = string.Join(random.Pick(" AND ", " and ", "\nAnd "), clauses.Select(clause => clause.Text));
        var order = RandomOrder.Next(random);
        var view = random.Pick(ViewType.ActiveOnly, ViewType.ActiveOnly, ViewType.All, ViewType.DeletedOnly);
        var expected = documents
            .Where(run => view.Shows(run.Info.LifecycleStage) && clauses.TrueForAll(clause => clause.Matches(run)))
            .Order(order)
            .Select(run => run.Info.RunId)
            .ToList();
        var pageSize = 1 + (expected.Count / random.Next(1, 6)) + random.Next(3);
        var query = RunBuilder.Query(filter, order.Texts, pageSize, view, countTotal: random.Next(2) == 0);
        var found = ReadAllPages(table, query, expected.Count);
        found.ConvertAll(run => run.Info.RunId).ShouldBe(expected, $"{filter} ORDER BY {string.Join(", ", order.Texts)}");
        foreach (var run in found.Take(10))
        {
            NaiveRun.Describe(run).ShouldBe(descriptions[run.Info.RunId]);
        }
    }

    private static List<Run> ReadAllPages(RunTable table, RunSearchQuery query, int expectedTotal)
    {
        var runs = new List<Run>();
        string? token = null;
        do
        {
            var page = table.Search(query with { PageToken = token });
            page.Total.ShouldBe(query.CountTotal ? expectedTotal : null, query.Filter);
            page.Hits.Length.ShouldBeLessThanOrEqualTo(query.MaxResults);
            runs.AddRange(page.Hits.Select(hit => hit.Run));
            token = page.NextPageToken;
        }
        while (token is not null && runs.Count <= expectedTotal);
        return runs;
    }
}
