using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Grains.Journal;
using Bayou.Grains.Runs;
using Bayou.Search.Runs;
using Bayou.Storage.Log;

namespace Bayou.Grains.Tests.Runs;

public sealed class RunStreamLoaderTests
{
    private static readonly RunEvent[] s_events =
    [
        RunDecisions.Create(Some.Command("first", new Tag("t", "1"), new Tag("kept", "2")), Some.RunId, "mlflow-artifacts:/7/x/artifacts", () => "random"),
        new() { Metrics = [Some.Metric("loss", 0.5, 1000, -3), Some.Metric("acc", double.NaN, long.MaxValue, long.MinValue), Some.Metric("loss", -0.0, 0, 7)] },
        new() { Params = [new Param("lr", ""), new Param("größe", "ü🙂" + new string('x', 6000))], RemovedTags = ["t", "unknown"] },
        new() { Tags = [new Tag("t", "again"), new Tag("kept", "3")], Head = Some.Run().Info with { Status = RunStatus.Finished, EndTime = 77 } },
        new()
        {
            DatasetInputs =
            [
                new DatasetInput(new Dataset("d", "1", "local", "file", null, ""), [new Tag(DatasetInput.ContextTag, "train")]),
            ],
            ModelInputs = ["m-1"],
            ModelOutputs = [new ModelOutput("m-2", -9)],
        },
        new() { Metrics = [Some.Metric("new", 1, 5, 5), Some.Metric("loss", 3, 5, 5), Some.Metric("acc", 2, 5, 5)] },
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Stream_WithASnapshotAnywhere_LoadsAsTheRunReads(int snapshotAfter)
    {
        for (var count = Math.Max(1, snapshotAfter); count <= s_events.Length; count++)
        {
            var table = new RunTable();
            var stored = Stored(s_events[..count], snapshotAfter);

            new RunStreamLoader(table.CreateLoader()).TryLoad(Some.RunId, stored).ShouldBeTrue();

            ShouldHold(table, stored);
        }
    }

    [Fact]
    public void Streams_WithOtherKeysInOtherOrders_KeepTheirOwn()
    {
        var table = new RunTable();
        var loader = new RunStreamLoader(table.CreateLoader());
        string[][] orders = [["a", "b", "c"], ["c", "a"], ["b"], ["a", "d", "c", "b"], ["a", "b", "c"]];
        for (var i = 0; i < orders.Length; i++)
        {
            var id = $"0192f0c0d0e0700080000000000000{i:x2}";
            var stored = Stored(
                [
                    s_events[0] with { Head = s_events[0].Head! with { RunId = id } },
                    new()
                    {
                        Metrics = [.. orders[i].Select((key, value) => Some.Metric(key, value))],
                        Params = [.. orders[i].Select(key => new Param(key, $"{i}{key}"))],
                        Tags = [.. orders[i].Select(key => new Tag(key, $"{key}{i}"))],
                    },
                ],
                snapshotAfter: 0,
                id);

            loader.TryLoad(id, stored).ShouldBeTrue();
            ShouldHold(table, stored, id);
        }
    }

    [Theory]
    [InlineData("02")]
    [InlineData("01FFFFFF")]
    [InlineData("01820101AA")]
    public void Stream_WithARecordThatIsNotUnderstood_IsLeftToBeReadWhole(string hex)
    {
        var table = new RunTable();
        var stored = Stored(s_events[..3], snapshotAfter: 0);
        var other = stored with { Tail = stored.Tail.Add(new LogRecord(stored.Stream, 4, Convert.FromHexString(hex))) };

        new RunStreamLoader(table.CreateLoader()).TryLoad(Some.RunId, other).ShouldBeFalse();

        var run = Read(stored, Some.RunId);
        table.Replace(run.ToRun(), stored.Sequence);
        ShouldHold(table, stored);
        new RunStreamLoader(table.CreateLoader()).TryLoad(Some.RunId, stored).ShouldBeFalse();
    }

    private static StoredStream Stored(RunEvent[] events, int snapshotAfter, string runId = Some.RunId)
    {
        var run = new RunState(runId);
        var tail = ImmutableArray.CreateBuilder<LogRecord>();
        var stream = StreamNames.Run(runId);
        StoredSnapshot? snapshot = null;
        for (var i = 0; i < events.Length; i++)
        {
            tail.Add(new LogRecord(stream, i + 1, run.Encode(events[i])));
            run.Apply(events[i]);
            if (i + 1 == snapshotAfter)
            {
                snapshot = new StoredSnapshot(snapshotAfter, run.Snapshot().Body);
                tail.Clear();
            }
        }

        return new StoredStream(stream, snapshot, tail.DrainToImmutable());
    }

    private static RunState Read(StoredStream stored, string runId)
    {
        var run = new RunState(runId);
        Journal<RunState, RunEvent>.Replay(run, stored);
        return run;
    }

    private static void ShouldHold(RunTable table, StoredStream stored, string runId = Some.RunId)
    {
        var expected = new RunTable();
        expected.Replace(Read(stored, runId).ToRun(), stored.Sequence);
        var (left, right) = (table.Find(runId)!, expected.Find(runId)!);
        left.Info.ShouldBe(right.Info);
        left.Metrics.ShouldBe(right.Metrics);
        left.Params.ShouldBe(right.Params);
        left.Tags.ShouldBe(right.Tags);
        left.DatasetInputs.Select(input => input.Dataset).ShouldBe(right.DatasetInputs.Select(input => input.Dataset));
        left.ModelInputs.ShouldBe(right.ModelInputs);
        left.ModelOutputs.ShouldBe(right.ModelOutputs);
        table.TryGetSequence(runId, out var sequence).ShouldBeTrue();
        sequence.ShouldBe(stored.Sequence);
    }
}
