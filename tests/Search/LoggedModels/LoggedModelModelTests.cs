using System.Collections.Immutable;
using System.Globalization;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.LoggedModels;

namespace Bayou.Search.Tests.LoggedModels;

/// <summary>Compares the table with the plainest search over lists that gives the same answers.</summary>
public sealed class LoggedModelModelTests
{
    private const int Models = 2500;
    private static readonly string[] s_datasets = ["none", "d1", "d2", "d3"];
    private readonly Random _random = new(20261122);

    [Fact]
    public void Searches_WithRandomFiltersAndOrders_FindWhatAPlainSearchFinds()
    {
        var models = Enumerable.Range(0, Models).Select(Create).ToList();
        var table = new LoggedModelTable();
        models.ForEach(model => table.Replace(History.Of(model, 1)));

        for (var round = 0; round < 60; round++)
        {
            var (key, bound, dataset) = ($"m{_random.Next(3)}", _random.Next(20), _random.Next(3) == 0 ? null : s_datasets[_random.Next(1, 4)]);
            var (descending, orderDataset) = (_random.Next(2) == 0, _random.Next(2) == 0 ? null : s_datasets[_random.Next(1, 4)]);
            var query = new LoggedModelSearchQuery(
                ["7"],
                $"metrics.{key} >= {bound} AND params.p != '3'",
                dataset is null ? [] : [new DatasetReference(dataset, null)],
                97,
                [new LoggedModelOrder("metrics.m0", !descending, new DatasetReference(orderDataset, null))],
                null);

            var expected = models
                .Where(model => model.Info.LifecycleStage == LifecycleStage.Active && model.Params.Any(param => param.Value != "3"))
                .Where(model => model.Metrics.Any(metric =>
                    metric.Key == key && metric.Point.Value >= bound && (dataset is null || metric.DatasetName == dataset)))
                .Select(model => (Model: model, Value: Latest(model, orderDataset)))
                .OrderBy(row => row.Value is null)
                .ThenBy(row => descending ? -row.Value : row.Value)
                .ThenByDescending(row => row.Model.Info.CreationTime)
                .ThenByDescending(row => row.Model.Info.ModelId, StringComparer.Ordinal)
                .Select(row => row.Model.Info.ModelId);

            ReadAll(table, query).ShouldBe(expected);
        }
    }

    private static List<string> ReadAll(LoggedModelTable table, LoggedModelSearchQuery query)
    {
        var ids = new List<string>();
        while (true)
        {
            var page = table.Search(query);
            ids.AddRange(page.Hits.Select(hit => hit.Model.Info.ModelId));
            if (page.NextPageToken is null)
            {
                return ids;
            }

            query = query with { PageToken = page.NextPageToken };
        }
    }

    private static double? Latest(LoggedModel model, string? dataset) => model.Metrics
        .Where(metric => metric.Key == "m0" && (dataset is null || metric.DatasetName == dataset))
        .OrderBy(metric => metric.Point.Timestamp).ThenBy(metric => metric.Point.Step).ThenBy(metric => metric.Point.Value)
        .Select(metric => (double?)metric.Point.Value)
        .LastOrDefault();

    private LoggedModel Create(int i)
    {
        var stage = _random.Next(10) == 0 ? LifecycleStage.Deleted : LifecycleStage.Active;
        var id = i.ToString("d6", CultureInfo.InvariantCulture);
        var info = new LoggedModelInfo(id, "7", id, $"mlflow-artifacts:/7/models/{id}/artifacts", i / 7, i, LoggedModelStatus.Ready, "", "", stage);
        ImmutableArray<ModelMetric> metrics = [.. Enumerable.Range(0, _random.Next(6)).Select(_ => Metric())];
        return new LoggedModel(info, [new Param("p", $"{_random.Next(5)}")], [], metrics);
    }

    private ModelMetric Metric()
    {
        var dataset = s_datasets[_random.Next(4)];
        var point = new MetricPoint(_random.Next(20), _random.Next(5), _random.Next(3));
        return dataset == "none"
            ? new ModelMetric($"m{_random.Next(3)}", point, null, null, "run")
            : new ModelMetric($"m{_random.Next(3)}", point, dataset, "digest", "run");
    }
}
