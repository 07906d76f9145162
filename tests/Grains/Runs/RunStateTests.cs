using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Tests.Runs;

public sealed class RunStateTests
{
    private static readonly RunEvent[] s_events =
    [
        RunDecisions.Create(Some.Command("first", new Tag("t", "1")), Some.RunId, "mlflow-artifacts:/7/x/artifacts", () => "random"),
        new() { Metrics = [Some.Metric("loss", 0.5, 1000, -3), Some.Metric("acc", double.NaN, long.MaxValue, long.MinValue), Some.Metric("loss", -0.0, 0, 7)] },
        new() { Params = [new Param("lr", ""), new Param("größe", "ü🙂")], RemovedTags = ["t"] },
        new()
        {
            DatasetInputs =
            [
                new DatasetInput(new Dataset("d", "1", "local", "file", null, ""), [new Tag(DatasetInput.ContextTag, "train")]),
            ],
            ModelInputs = ["m-1"],
            ModelOutputs = [new ModelOutput("m-2", -9)],
        },
        new() { Metrics = [Some.Metric("new", 1, 5, 5), Some.Metric("loss", 3, 5, 5)] },
    ];

    [Fact]
    public void Records_WrittenAndReadBack_MakeTheSameRun()
    {
        var (original, copy) = (new RunState(Some.RunId), new RunState(Some.RunId));
        foreach (var change in s_events)
        {
            var stored = original.Encode(change);
            original.Apply(change);
            copy.Apply(copy.Decode(stored));
        }

        ShouldBeSame(copy, original);
    }

    [Theory]
    [InlineData(0, 0.5, 1_700_000_000_000, 3)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, -1, 1, -1)]
    [InlineData(127, double.NaN, 63, 64)]
    [InlineData(128, double.NegativeInfinity, 64, -64)]
    [InlineData(299, double.MaxValue, long.MaxValue, long.MinValue)]
    public void Record_OfOnePointOfAKnownMetric_IsWhatProtobufWrites(int position, double value, long timestamp, long step)
    {
        var run = Some.Run(new RunEvent { Metrics = [.. Enumerable.Range(0, 300).Select(i => Some.Metric($"m{i}", i))] });
        var change = new RunEvent { Metrics = [Some.Metric($"m{position}", value, timestamp, step)] };

        run.Encode(change).ToArray().ShouldBe(StoredFormat.Encode(RunRecordCodec.ToRecord(change, run)).ToArray());
    }

    [Fact]
    public void Snapshot_WrittenAndRestored_MakesTheSameRun()
    {
        var original = Replayed();
        var copy = new RunState(Some.RunId);
        copy.Restore(original.Snapshot().Body);

        ShouldBeSame(copy, original);
    }

    [Fact]
    public void Snapshot_OfALongSeries_MovesItsPointsToChunksEachPointOnce()
    {
        var run = Replayed();
        var points = Enumerable.Range(0, 20_000).Select(i => new MetricPoint(i, 1000 + i, i)).ToArray();
        run.Apply(new RunEvent { Metrics = [.. points.Concat(points[..10]).Select(point => new Metric("long", point))] });

        var (body, chunks) = run.Snapshot();
        run.Compacted();
        var copy = new RunState(Some.RunId);
        copy.Restore(body);

        chunks.SelectMany(chunk => MetricChunkCodec.Decode(chunk.Body.Span)).ShouldBe(points);
        chunks.Select(chunk => chunk.Info.Number).ShouldBe([0, 1, 2]);
        run.FindSeries("long")!.Tail.ShouldBeEmpty();
        copy.FindSeries("long")!.Latest.ShouldBe(points[^1]);
        copy.FindSeries("long")!.Chunks.ShouldBe(3);
        copy.FindSeries("loss")!.Tail.ShouldBe(run.FindSeries("loss")!.Tail);
    }

    [Fact]
    public void Snapshot_AfterChunks_NumbersTheNextOnesOn()
    {
        var run = Some.Run();
        ImmutableArray<MetricChunk> Fill(int from)
        {
            run.Apply(new RunEvent { Metrics = [.. Enumerable.Range(from, 600).Select(i => Some.Metric("m", i, i, i))] });
            var chunks = run.Snapshot().Chunks;
            run.Compacted();
            return chunks;
        }

        Fill(0).ShouldHaveSingleItem().Info.Number.ShouldBe(0);
        Fill(600).ShouldHaveSingleItem().Info.Number.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("01FFFFFF")]
    public void Record_OfAnUnknownFormatOrDamaged_IsRefused(string hex) =>
        Should.Throw<InvalidDataException>(() => new RunState(Some.RunId).Decode(Convert.FromHexString(hex)));

    private static RunState Replayed()
    {
        var run = new RunState(Some.RunId);
        foreach (var change in s_events)
        {
            run.Apply(change);
        }

        return run;
    }

    private static void ShouldBeSame(RunState actual, RunState expected)
    {
        var (left, right) = (actual.ToRun(), expected.ToRun());
        left.Info.ShouldBe(right.Info);
        left.Metrics.ShouldBe(right.Metrics);
        left.Params.ShouldBe(right.Params);
        left.Tags.ShouldBe(right.Tags);
        left.DatasetInputs.Select(input => input.Dataset).ShouldBe(right.DatasetInputs.Select(input => input.Dataset));
        left.DatasetInputs.SelectMany(input => input.Tags).ShouldBe(right.DatasetInputs.SelectMany(input => input.Tags));
        left.ModelInputs.ShouldBe(right.ModelInputs);
        left.ModelOutputs.ShouldBe(right.ModelOutputs);
        actual.Series.Select(series => (series.Key, series.Latest)).ShouldBe(expected.Series.Select(series => (series.Key, series.Latest)));
        actual.Series.SelectMany(series => series.Tail).ShouldBe(expected.Series.SelectMany(series => series.Tail));
    }
}
