using Bayou.Contracts.Datasets;
using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Datasets;
using Bayou.Grains.Experiments;
using Bayou.Grains.LoggedModels;
using Bayou.Grains.Runs;

namespace Bayou.Grains.Tests.Samples;

/// <summary>Streams of experiments, runs and logged models, as released versions stored them, still load.</summary>
public sealed class TrackingSampleTests
{
    private const string RunId = "0192f0c0d0e07000800000000000000a";
    private const string ModelId = "m-0192f0c0d0e07000800000000000000a";
    private const long Time = 1_790_000_000_000;

    private static readonly Dataset s_dataset = new("ds", "digest", "local", "{\"uri\":\"a.csv\"}", "{}", "{\"rows\":3}");

    internal static ExperimentEvent[] Experiment { get; } =
    [
        new(Head("first", LifecycleStage.Active, Time, runsPending: false), [new Tag("t", "v"), new Tag("é", "漢")], []),
        new(Head("second", LifecycleStage.Deleted, Time + 1, runsPending: true), [new Tag("u", "")], ["t"]),
    ];

    internal static CatalogEvent[] Catalog { get; } =
    [
        new(new NameReservation("41", "first", Time), Created: true),
        new(new NameReservation("7", "second", Time + 5), Created: false),
    ];

    internal static RunEvent[] Run { get; } =
    [
        new()
        {
            Head = new RunInfo(RunId, "41", "merry-owl-7", "ada", RunStatus.Running, Time, null, "mlflow-artifacts:/41/x", LifecycleStage.Active),
            Tags = [new Tag("mlflow.user", "ada"), new Tag("gone", "v")],
        },
        new()
        {
            Metrics =
            [
                new Metric("loss", new MetricPoint(0.5, Time, 0)),
                new Metric("loss", new MetricPoint(double.NaN, Time + 10, 1)),
                new Metric("acc", new MetricPoint(-0.25, long.MinValue, long.MaxValue)),
            ],
            Params = [new Param("lr", "0.1"), new Param("empty", "")],
        },
        new()
        {
            Head = new RunInfo(
                RunId, "41", "named", "ada", RunStatus.Finished, Time, Time + 99, "mlflow-artifacts:/41/x", LifecycleStage.Deleted),
            Metrics = [new Metric("loss", new MetricPoint(double.MaxValue, Time + 20, 2))],
            RemovedTags = ["gone"],
            DatasetInputs = [new DatasetInput(s_dataset, [new Tag("mlflow.data.context", "train")])],
            ModelInputs = [ModelId],
            ModelOutputs = [new ModelOutput("m-2", 3)],
        },
    ];

    internal static LoggedModelEvent[] LoggedModel { get; } =
    [
        new() { Head = ModelHead(LoggedModelStatus.Pending, Time), Params = [new Param("p", "v")], Tags = [new Tag("t", "v"), new Tag("u", "w")] },
        new()
        {
            Metrics =
            [
                new ModelMetric("acc", new MetricPoint(0.9, Time, 1), "ds", "digest", RunId),
                new ModelMetric("acc", new MetricPoint(double.NaN, 0, long.MinValue), null, null, RunId),
            ],
        },
        new() { Head = ModelHead(LoggedModelStatus.Ready, Time + 7), RemovedTags = ["t"] },
    ];

    internal static DatasetEvent[] Datasets { get; } =
    [
        new([s_dataset], [new DatasetUse("ds", "digest", "train")]),
        new([s_dataset with { Digest = "other", Schema = null, Profile = null }], [new DatasetUse("ds", "other", null)]),
    ];

    [Fact]
    public void Experiments_OfVersion1_Load() => StoredSample.ShouldLoad("experiment-v1", () => new ExperimentState("41"), Experiment);

    [Fact]
    public void ExperimentCatalogs_OfVersion1_Load() => StoredSample.ShouldLoad("experiment-catalog-v1", () => new CatalogState("default"), Catalog);

    [Fact]
    public void Runs_OfVersion1_Load() => StoredSample.ShouldLoad("run-v1", () => new RunState(RunId), Run);

    [Fact]
    public void LoggedModels_OfVersion1_Load() => StoredSample.ShouldLoad("logged-model-v1", () => new LoggedModelState(ModelId), LoggedModel);

    [Fact]
    public void DatasetCatalogs_OfVersion1_Load() => StoredSample.ShouldLoad("dataset-catalog-v1", () => new DatasetState("41"), Datasets);

    private static ExperimentHead Head(string name, LifecycleStage stage, long updated, bool runsPending) =>
        new("default", name, "mlflow-artifacts:/41", stage, Time, updated, runsPending);

    private static LoggedModelInfo ModelHead(LoggedModelStatus status, long updated) => new(
        ModelId, "41", "model", "mlflow-artifacts:/41/models/x", Time, updated, status, "agent", RunId, LifecycleStage.Active);
}
