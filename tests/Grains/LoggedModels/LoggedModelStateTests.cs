using Bayou.Contracts.LoggedModels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.LoggedModels;

namespace Bayou.Grains.Tests.LoggedModels;

public sealed class LoggedModelStateTests
{
    [Fact]
    public void Records_ReadBack_GiveTheSameModel()
    {
        var (written, read) = (Models.State(), Models.State());
        LoggedModelEvent[] changes =
        [
            new() { Params = [new Param("p", ""), new Param("é", "漢")], Tags = [new Tag("t", "v"), new Tag("u", "w")] },
            new() { RemovedTags = ["t"], Head = written.Info with { Status = LoggedModelStatus.Ready, LastUpdateTime = long.MaxValue } },
            new() { Metrics = Extremes() },
        ];
        foreach (var change in changes)
        {
            var stored = written.Encode(change);
            written.Apply(change);
            read.Apply(read.Decode(stored));
        }

        ShouldBeSame(read.ToModel(), written.ToModel());
    }

    [Fact]
    public void Snapshot_Restored_GivesTheSameModel()
    {
        var model = Models.State(
            new LoggedModelEvent { Params = [new Param("p", "v")], Tags = [new Tag("t", "v")], Metrics = Extremes() });
        var restored = new LoggedModelState(Models.Id);

        restored.Restore(model.Snapshot().Body);

        ShouldBeSame(restored.ToModel(), model.ToModel());
        restored.Has(Models.Metric("a", double.NaN, timestamp: long.MaxValue, step: long.MinValue)).ShouldBeTrue();
    }

    private static System.Collections.Immutable.ImmutableArray<ModelMetric> Extremes() =>
    [
        Models.Metric("a", double.NaN, timestamp: long.MaxValue, step: long.MinValue),
        Models.Metric("a", double.MinValue, timestamp: 0, step: long.MaxValue, dataset: "d"),
        Models.Metric("b", 0.1, dataset: "d", run: "run2"),
    ];

    private static void ShouldBeSame(LoggedModel actual, LoggedModel expected)
    {
        actual.Info.ShouldBe(expected.Info);
        actual.Params.ShouldBe(expected.Params);
        actual.Tags.ShouldBe(expected.Tags);
        actual.Metrics.ShouldBe(expected.Metrics);
    }
}
