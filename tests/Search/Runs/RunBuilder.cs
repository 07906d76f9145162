using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;

namespace Bayou.Search.Tests.Runs;

/// <summary>Makes runs and searches with everything that a test doesn't care about filled in.</summary>
internal static class RunBuilder
{
    public static Run NewRun(
        string id,
        (string Key, double Value)[]? metrics = null,
        (string Key, string Value)[]? values = null,
        (string Key, string Value)[]? tags = null,
        DatasetInput[]? datasets = null,
        long start = 0,
        long? end = null,
        RunStatus status = RunStatus.Running,
        string name = "name",
        string user = "user",
        string? uri = null,
        bool deleted = false) => new(
            new RunInfo(
                id,
                "7",
                name,
                user,
                status,
                start,
                end,
                uri ?? $"mlflow-artifacts:/7/{id}/artifacts",
                deleted ? LifecycleStage.Deleted : LifecycleStage.Active),
            [.. (metrics ?? []).Select(metric => new Metric(metric.Key, new MetricPoint(metric.Value, 1000, 1)))],
            [.. (values ?? []).Select(param => new Param(param.Key, param.Value))],
            [.. (tags ?? []).Select(tag => new Tag(tag.Key, tag.Value))],
            [.. datasets ?? []],
            [],
            []);

    public static DatasetInput NewDataset(string name, string digest, string? context = null) => new(
        new Dataset(name, digest, "local", "file"),
        context is null ? [] : [new Tag(DatasetInput.ContextTag, context)]);

    public static RunTable NewTable(params IEnumerable<Run> runs)
    {
        var table = new RunTable();
        foreach (var run in runs)
        {
            table.Replace(run, 1);
        }

        return table;
    }

    public static RunSearchQuery Query(
        string? filter = null,
        IEnumerable<string>? orderBy = null,
        int maxResults = 1000,
        ViewType view = ViewType.ActiveOnly,
        string? token = null,
        RunProjection? projection = null,
        bool countTotal = false) =>
        new(["7"], filter, view, maxResults, orderBy?.ToImmutableArray() ?? [], token, projection, countTotal);

    public static RunChange Change(
        string id,
        long sequence,
        long previous,
        RunInfo? info = null,
        Metric[]? metrics = null,
        Param[]? values = null,
        Tag[]? tags = null,
        string[]? removedTags = null,
        DatasetInput[]? datasets = null,
        string[]? modelInputs = null,
        ModelOutput[]? modelOutputs = null) =>
        new(
            id,
            sequence,
            previous,
            info,
            [.. metrics ?? []],
            [.. values ?? []],
            [.. tags ?? []],
            [.. removedTags ?? []],
            [.. datasets ?? []],
            [.. modelInputs ?? []],
            [.. modelOutputs ?? []]);

    public static string[] Ids(this RunSearchPage page) => [.. page.Hits.Select(hit => hit.Run.Info.RunId)];

    public static string[] SearchIds(this RunTable table, string? filter, params string[] orderBy) =>
        table.Search(Query(filter, orderBy)).Ids();
}
