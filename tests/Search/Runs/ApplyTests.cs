using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;
using Bayou.Search.Tests.Model;
using static Bayou.Search.Tests.Runs.RunBuilder;

namespace Bayou.Search.Tests.Runs;

public sealed class ApplyTests
{
    private readonly RunTable _table =
        NewTable(NewRun("a", metrics: [("m", 1)], values: [("p", "x")], tags: [("t", "1"), ("u", "2"), ("v", "3")]));

    private Run Held => _table.Find("a")!;

    [Theory]
    [InlineData(2, 1, RunApplyOutcome.Applied, 2)]
    [InlineData(5, 1, RunApplyOutcome.Applied, 5)]
    [InlineData(5, 0, RunApplyOutcome.Applied, 5)]
    [InlineData(1, 0, RunApplyOutcome.AlreadyKnown, 1)]
    [InlineData(1, 1, RunApplyOutcome.AlreadyKnown, 1)]
    [InlineData(3, 2, RunApplyOutcome.Gap, 1)]
    [InlineData(2, 2, RunApplyOutcome.Gap, 1)]
    public void Apply_ToAKnownRun_GoesBySequence(long sequence, long previous, RunApplyOutcome expected, long known)
    {
        _table.Apply(Change("a", sequence, previous, tags: [new Tag("t", "changed")])).ShouldBe(expected);
        _table.TryGetSequence("a", out var held).ShouldBeTrue();
        held.ShouldBe(known);
        Held.Tags[0].Value.ShouldBe(expected == RunApplyOutcome.Applied ? "changed" : "1");
    }

    [Fact]
    public void Apply_OfACreation_AddsTheRun()
    {
        _table.Apply(Change("b", 1, 0, NewRun("b").Info, [new Metric("m", new MetricPoint(3, 4, 5))])).ShouldBe(RunApplyOutcome.Applied);
        _table.Count.ShouldBe(2);
        _table.SearchIds("metrics.m = 3").ShouldBe(["b"]);
    }

    [Fact]
    public void Apply_ToAnUnknownRunWithEarlierChanges_IsAGap()
    {
        _table.Apply(Change("b", 4, 3, NewRun("b").Info)).ShouldBe(RunApplyOutcome.Gap);
        _table.Apply(Change("b", 1, 0)).ShouldBe(RunApplyOutcome.Gap);
        _table.Count.ShouldBe(1);
        _table.TryGetSequence("b", out _).ShouldBeFalse();
        _table.Find("b").ShouldBeNull();
    }

    [Fact]
    public void Apply_OfMetrics_ReplacesTheLatestPoint()
    {
        var replaced = new Metric("m", new MetricPoint(double.NaN, long.MaxValue, long.MinValue));
        var added = new Metric("n", new MetricPoint(7, 8, 9));
        _table.Apply(Change("a", 2, 1, metrics: [added, replaced]));
        Held.Metrics.ShouldBe([replaced, added]);
        _table.SearchIds("metrics.m = 1").ShouldBeEmpty();
    }

    [Fact]
    public void Apply_OfTags_KeepsTheOrderOfFirstWritingAndForgetsRemovedOnes()
    {
        _table.Apply(Change("a", 2, 1, tags: [new Tag("w", "4"), new Tag("t", "one")], removedTags: ["u", "never there"]));
        Held.Tags.ShouldBe([new Tag("t", "one"), new Tag("v", "3"), new Tag("w", "4")]);
        _table.SearchIds("tags.u IS NULL").ShouldBe(["a"]);
        _table.Apply(Change("a", 3, 2, tags: [new Tag("u", "again")]));
        Held.Tags.Select(tag => tag.Key).ShouldBe(["t", "v", "w", "u"]);
        _table.Apply(Change("a", 4, 3, removedTags: ["t", "u", "v", "w"]));
        Held.Tags.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_OfAHead_ReplacesAllOfIt()
    {
        var head = new RunInfo("a", "8", "other", "me", RunStatus.Killed, -7, 9, "s3://x", LifecycleStage.Deleted);
        _table.Apply(Change("a", 2, 1, head));
        Held.Info.ShouldBe(head);
        _table.SearchIds(null).ShouldBeEmpty();
        _table.Apply(Change("a", 3, 2, head with { EndTime = null, LifecycleStage = LifecycleStage.Active }));
        Held.Info.EndTime.ShouldBeNull();
        _table.SearchIds("run_name = 'other'").ShouldBe(["a"]);
    }

    [Fact]
    public void Apply_OfInputsAndOutputs_AddsThemOnce()
    {
        var iris = NewDataset("iris", "d", "train");
        _table.Apply(Change("a", 2, 1, datasets: [iris], modelInputs: ["m1"], modelOutputs: [new ModelOutput("m2", -3)]));
        _table.Apply(Change(
            "a",
            3,
            2,
            datasets: [NewDataset("iris", "d", "test"), NewDataset("iris", "e")],
            modelInputs: ["m1", "m3"],
            modelOutputs: [new ModelOutput("m2", -3), new ModelOutput("m2", 4)]));
        Held.DatasetInputs.Select(input => (input.Dataset.Digest, input.Context)).ShouldBe([("d", "train"), ("e", null)]);
        Held.ModelInputs.ShouldBe(["m1", "m3"]);
        Held.ModelOutputs.ShouldBe([new ModelOutput("m2", -3), new ModelOutput("m2", 4)]);
    }

    [Fact]
    public void DatasetInputs_OfEqualContent_AreOneObject()
    {
        _table.Apply(Change("a", 2, 1, datasets: [NewDataset("iris", "d", "train")]));
        _table.Replace(NewRun("b", datasets: [NewDataset("iris", "d", "train")]), 1);
        _table.Find("b")!.DatasetInputs[0].ShouldBeSameAs(Held.DatasetInputs[0]);
    }

    [Fact]
    public void Replace_OfARun_ForgetsAllThatWasThere()
    {
        var run = NewRun("a", metrics: [("z", 5), ("m", 6)], tags: [("v", "only")], datasets: [NewDataset("iris", "d")]);
        _table.Replace(run, 9);
        NaiveRun.Describe(Held).ShouldBe(NaiveRun.Describe(run));
        _table.SearchIds("params.p IS NULL AND tags.t IS NULL").ShouldBe(["a"]);
        _table.TryGetSequence("a", out var sequence).ShouldBeTrue();
        sequence.ShouldBe(9);
    }

    [Fact]
    public void Replace_WithAnOlderRun_IsDropped()
    {
        _table.Replace(NewRun("a", tags: [("t", "new")]), 5);
        _table.Replace(NewRun("a", tags: [("t", "old")]), 4);
        Held.Tags.ShouldBe([new Tag("t", "new")]);
    }
}
